package dev.perennial.crm.feedback;

import dev.perennial.crm.shared.Conflict;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** One complaint, suggestion or praise of a customer, from the day it came to the day it was answered. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@SuppressWarnings("NullAway.Init")
public class Feedback {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long customerId;
    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable FeedbackChannel channel;

    @Enumerated(EnumType.STRING)
    private FeedbackKind kind;

    private @Nullable String category;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String text;

    @Enumerated(EnumType.STRING)
    private FeedbackStatus status;

    private @Nullable String resolution;
    private @Nullable Instant resolvedAt;
    private @Nullable Long resolvedBy;
    private @Nullable Long recordedBy;
    private Instant createdAt;

    @Version
    private long version;

    Feedback(long customerId, NewFeedback said, long recordedBy, Instant now) {
        this.customerId = customerId;
        this.receivedAt = Objects.requireNonNullElse(said.receivedAt(), now);
        this.channel = said.channel();
        this.kind = said.kind();
        this.category = said.category();
        this.severity = Objects.requireNonNullElse(said.severity(), Severity.MEDIUM);
        this.text = said.text();
        this.status = FeedbackStatus.OPEN;
        this.recordedBy = recordedBy;
        this.createdAt = now;
    }

    /** @throws Conflict when somebody is at it already, or it is resolved */
    void takeUp() {
        become(FeedbackStatus.IN_PROGRESS);
    }

    /** @throws Conflict when it is resolved already */
    void resolve(String how, long by, Instant now) {
        become(FeedbackStatus.RESOLVED);
        resolution = how;
        resolvedAt = now;
        resolvedBy = by;
    }

    /**
     * Takes back that it was taken up or resolved; what was written as the resolution stays, as a start for the next.
     *
     * @throws Conflict when it is open
     */
    void reopen() {
        become(FeedbackStatus.OPEN);
        resolvedAt = null;
        resolvedBy = null;
    }

    private void become(FeedbackStatus next) {
        if (!status.mayBecome(next)) {
            throw Conflict.of("feedback.error.status." + status);
        }
        status = next;
    }
}
