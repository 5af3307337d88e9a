package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Direction;
import dev.perennial.crm.interaction.Interactions;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.interaction.Talk;
import dev.perennial.crm.segmentation.portfolio.Timeline;
import dev.perennial.crm.segmentation.portfolio.TimelineEntry;
import dev.perennial.crm.segmentation.portfolio.TimelineFilter;
import dev.perennial.crm.segmentation.portfolio.TimelineKind;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What happened with a customer, for programs. */
@RestController
@RequestMapping("/api/v1/customers/{customerNo}")
@RequiredArgsConstructor
class CustomerTimelineApi {

    private static final int LARGEST_PAGE = 200;

    private final Timeline timeline;
    private final Interactions interactions;

    /**
     * What was said.
     *
     * @param occurredAt when; left out, just now
     */
    record TalkFields(
            @Nullable Channel channel,
            @Nullable Instant occurredAt,
            @Nullable Direction direction,
            @Nullable String subject,
            @Nullable String body,
            @Nullable Outcome outcome) {}

    /** The key of what was written down. */
    record Logged(long id) {}

    @GetMapping("/timeline")
    @Operation(summary = "Everything that happened, the latest first, by type and channel")
    Page<TimelineEntry> timeline(
            @Parameter(hidden = true) Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(required = false) @Nullable Set<TimelineKind> type,
            @RequestParam(required = false) @Nullable Set<TimelineKind> kind,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        Set<TimelineKind> asked = type == null ? Objects.requireNonNullElse(kind, Set.of()) : type;
        return timeline.of(viewer, customerNo, new TimelineFilter(asked, channel), cursor, size);
    }

    @PostMapping("/interactions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write down a call, visit, message or note")
    Logged log(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @RequestBody TalkFields fields) {
        if (fields.channel() == null) {
            throw InvalidInput.of("channel", "customer.error.talk.channel");
        }
        return new Logged(interactions.log(
                viewer,
                customerNo,
                new Talk(
                        fields.channel(),
                        fields.occurredAt(),
                        fields.direction(),
                        fields.subject(),
                        fields.body(),
                        fields.outcome())));
    }
}
