package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.shared.LeftBehind;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets a server go on with trainings when it starts, or when another node died; a command leaves them alone. */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class TrainingRecovery implements LeftBehind {

    private final ChurnModels models;

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        takeUp();
    }

    @Override
    public void takeUp() {
        models.resume();
    }
}
