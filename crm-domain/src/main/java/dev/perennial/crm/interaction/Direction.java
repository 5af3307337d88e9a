package dev.perennial.crm.interaction;

/** Who began the talk. */
public enum Direction {
    /** The customer did. */
    INBOUND,
    /** We did. */
    OUTBOUND
}
