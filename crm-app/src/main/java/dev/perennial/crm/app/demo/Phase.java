package dev.perennial.crm.app.demo;

/** What loading the demonstration does, one after the other. */
public enum Phase {
    PEOPLE,
    PRODUCTS,
    CUSTOMERS,
    ORDERS,
    INTERACTIONS,
    TASKS,
    FEEDBACK,
    TRACES,
    SCORES
}
