package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.tier.TierPolicyActivated;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A policy put in force shows at once: the day of the current run is scored again under it. */
@Component
@RequiredArgsConstructor
class RescoreAfterActivation {

    private final RunLog log;
    private final RunQueue queue;

    /** Within the transaction of the activation: either both happen or neither. */
    @EventListener
    void rescore(TierPolicyActivated activated) {
        log.current().ifPresent(run -> queue.submit(log.queue(run.asOf(), true, activated.username())));
    }
}
