package dev.perennial.crm.segmentation.portfolio;

/** What stands on a timeline. */
public enum TimelineKind {
    ORDER,
    INTERACTION,
    TASK,
    TIER
}
