package dev.perennial.crm.segmentation.portfolio;

/** What stands on a timeline. */
public enum TimelineKind {
    ORDER(true),
    INTERACTION(true),
    TASK(false),
    TIER(false),
    FEEDBACK(true),
    BEHAVIOUR(true),
    FILE(false),
    OWNER(false);

    private final boolean byChannel;

    TimelineKind(boolean byChannel) {
        this.byChannel = byChannel;
    }

    /** Whether such an entry comes by a channel at all. */
    public boolean comesByChannel() {
        return byChannel;
    }
}
