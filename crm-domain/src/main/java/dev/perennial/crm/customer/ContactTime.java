package dev.perennial.crm.customer;

/** A time of the week at which a customer likes to be reached. */
public enum ContactTime {
    WEEKDAY_MORNING,
    WEEKDAY_AFTERNOON,
    WEEKDAY_EVENING,
    WEEKEND_MORNING,
    WEEKEND_AFTERNOON,
    WEEKEND_EVENING
}
