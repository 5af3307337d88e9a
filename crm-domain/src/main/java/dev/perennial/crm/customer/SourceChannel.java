package dev.perennial.crm.customer;

/** The way by which a customer came to us. */
public enum SourceChannel {
    SALES_CENTER,
    PHONE,
    CALL_CENTER,
    EMAIL,
    WEBSITE,
    FORUM,
    SOCIAL_MEDIA,
    EXHIBITION,
    ADVERTISING,
    REFERRAL,
    STORE,
    PARTNER,
    OTHER
}
