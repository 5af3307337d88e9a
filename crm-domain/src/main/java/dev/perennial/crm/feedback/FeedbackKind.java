package dev.perennial.crm.feedback;

/** What a customer means by it. */
public enum FeedbackKind {
    COMPLAINT,
    SUGGESTION,
    /** Also a good review. */
    PRAISE
}
