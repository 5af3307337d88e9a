package dev.perennial.crm.care;

/** How a care task ended. */
public enum TaskOutcome {
    /** The customer was spoken to. */
    REACHED,
    NO_ANSWER,
    /** What was to be done is done, without the customer. */
    DONE,
    /** The customer does not want this. */
    DECLINED,
    /** The customer asked for another day. */
    RESCHEDULED
}
