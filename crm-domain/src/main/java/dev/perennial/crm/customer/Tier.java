package dev.perennial.crm.customer;

/** The grade of a customer, from the highest down; which customers hold it is decided by the tier policy in force. */
public enum Tier {
    PLATINUM(5),
    GOLD(4),
    SILVER(3),
    BRONZE(2),
    /** Everybody who meets the conditions of no other tier. */
    STANDARD(1);

    private final int stars;

    Tier(int stars) {
        this.stars = stars;
    }

    /** One star for the lowest tier to five for the highest. */
    public int stars() {
        return stars;
    }
}
