package dev.perennial.crm.web.handover;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.handover.Digest;
import dev.perennial.crm.segmentation.handover.Digests;
import dev.perennial.crm.segmentation.handover.Handover;
import dev.perennial.crm.segmentation.handover.HandoverLog;
import dev.perennial.crm.segmentation.handover.HandoverPreview;
import dev.perennial.crm.segmentation.handover.HandoverPreviews;
import dev.perennial.crm.segmentation.handover.Handovers;
import dev.perennial.crm.segmentation.handover.NewHandover;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.net.URI;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Handovers for programs: making them is for administrators, reading one's own digests for everybody. */
@RestController
@RequestMapping("/api/v1/handovers")
@RequiredArgsConstructor
class HandoverApi {

    private static final int LARGEST_PAGE = 200;
    private static final String ADMINISTRATORS = "hasRole('ADMIN')";

    private final Handovers handovers;
    private final HandoverPreviews previews;
    private final HandoverLog log;
    private final Digests digests;

    /**
     * A book to hand over.
     *
     * @param to          one user name, or several who share the book in turn
     * @param customerNos which customers; left out, the whole book
     */
    record Wanted(
            @Nullable String from,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<String> to,

            @Nullable List<String> customerNos,
            @Nullable String note) {}

    @GetMapping
    @PreAuthorize(ADMINISTRATORS)
    Page<Handover> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int size) {
        return log.list(cursor, checked(size));
    }

    @PostMapping
    @PreAuthorize(ADMINISTRATORS)
    ResponseEntity<Handover> handOver(Viewer viewer, @RequestBody Wanted wanted) {
        Handover done = handovers.handOver(viewer, checked(wanted));
        return ResponseEntity.created(URI.create("/api/v1/handovers/" + done.id()))
                .body(done);
    }

    /** What handing over would do, without doing it. */
    @PostMapping("/preview")
    @PreAuthorize(ADMINISTRATORS)
    HandoverPreview preview(Viewer viewer, @RequestBody Wanted wanted) {
        return previews.preview(viewer, checked(wanted));
    }

    @GetMapping("/{id}")
    @PreAuthorize(ADMINISTRATORS)
    Handover get(@PathVariable long id) {
        return log.get(id);
    }

    @PostMapping("/{id}/undo")
    @PreAuthorize(ADMINISTRATORS)
    Handover undo(Viewer viewer, @PathVariable long id) {
        return handovers.undo(viewer, id);
    }

    /** What the caller was told of the customers they took over, and has not read yet. */
    @GetMapping("/digests")
    Page<Digest> unread(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        return digests.unread(viewer, cursor, checked(size));
    }

    @PostMapping("/digests/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Viewer viewer, @PathVariable long id) {
        digests.read(viewer, id);
    }

    private static NewHandover checked(Wanted wanted) {
        return new NewHandover(
                required("from", wanted.from()),
                required("to", wanted.to()),
                wanted.customerNos() == null ? List.of() : wanted.customerNos(),
                wanted.note());
    }

    private static int checked(int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        return size;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw InvalidInput.of(field, "staff.error.missing");
        }
        return value;
    }
}
