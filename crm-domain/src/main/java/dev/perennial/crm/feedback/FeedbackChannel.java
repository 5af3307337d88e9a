package dev.perennial.crm.feedback;

/** How feedback reached us: more ways than those in which we talk to customers. */
public enum FeedbackChannel {
    PHONE,
    VISIT,
    EMAIL,
    CHAT,
    SMS,
    WECOM,
    WEBSITE,
    SOCIAL,
    SURVEY
}
