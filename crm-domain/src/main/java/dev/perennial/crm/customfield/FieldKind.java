package dev.perennial.crm.customfield;

/** What a field can hold. */
public enum FieldKind {
    TEXT,
    NUMBER,
    DATE,
    YES_NO,
    CHOICE
}
