package dev.perennial.crm.customfield;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;

/** A field that the company has added to its customers. Once there it is never deleted, as values of it are kept. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@SuppressWarnings("NullAway.Init")
public class CustomField {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Getter(AccessLevel.NONE)
    private Long id;

    private String code;
    private String label;

    @Enumerated(EnumType.STRING)
    private FieldKind kind;

    @Enumerated(EnumType.STRING)
    private AppliesTo appliesTo;

    private boolean required;

    @Getter(AccessLevel.NONE)
    private String[] options;

    private int position;
    private boolean archived;

    @Getter(AccessLevel.NONE)
    private Instant createdAt;

    @Version
    private long version;

    CustomField(Definition definition, int position, Instant now) {
        this.code = definition.code();
        this.kind = definition.kind();
        this.position = position;
        this.createdAt = now;
        redefine(definition);
    }

    /** Takes over everything that may change. */
    final void redefine(Definition definition) {
        label = definition.label();
        appliesTo = definition.appliesTo();
        required = definition.required();
        options = definition.options().toArray(String[]::new);
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** Takes it off every page; what customers have in it stays. */
    void archive() {
        archived = true;
    }

    void restore() {
        archived = false;
    }

    /** What can be chosen, in order; of a choice only. */
    public List<String> getOptions() {
        return List.of(options);
    }

    /** Whether customers of a type have it. */
    public boolean isOf(Enum<?> type) {
        return appliesTo.covers(type);
    }

    Definition definition() {
        return new Definition(code, label, kind, appliesTo, required, getOptions());
    }
}
