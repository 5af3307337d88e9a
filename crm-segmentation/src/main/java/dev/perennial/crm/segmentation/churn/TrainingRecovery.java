package dev.perennial.crm.segmentation.churn;

import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets a server go on with trainings when it starts; a command leaves them alone. */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class TrainingRecovery {

    private final ChurnModels models;

    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        models.resume();
    }
}
