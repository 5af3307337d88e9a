package dev.perennial.crm.interaction;

/** How a talk with a customer ended. */
public enum Outcome {
    REACHED,
    NO_ANSWER,
    DONE,
    DECLINED,
    RESCHEDULED
}
