package dev.perennial.crm.web.staff;

import dev.perennial.crm.identity.Deputies;
import dev.perennial.crm.identity.Deputies.StandIn;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.time.LocalDate;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deputies for programs: of oneself, of the team for its manager, of everybody for an administrator. */
@RestController
@RequestMapping("/api/v1/deputies")
@RequiredArgsConstructor
class DeputyApi {

    private final Deputies deputies;

    record Wanted(
            @Nullable String absent,
            @Nullable String deputy,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @GetMapping
    Page<StandIn> list(Viewer viewer) {
        return new Page<>(deputies.known(viewer), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Long> name(Viewer viewer, @RequestBody Wanted wanted) {
        String absent = wanted.absent() == null ? viewer.username() : wanted.absent();
        long id = deputies.name(
                viewer,
                absent,
                required("deputy", wanted.deputy()),
                required("from", wanted.from()),
                required("to", wanted.to()));
        return Map.of("id", id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Viewer viewer, @PathVariable long id) {
        deputies.end(viewer, id);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw InvalidInput.of(field, "staff.error.missing");
        }
        return value;
    }
}
