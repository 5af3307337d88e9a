package dev.perennial.crm.behaviour;

/** What a customer did. */
public enum BehaviourKind {
    PAGE_VIEW,
    CLICK,
    SEARCH
}
