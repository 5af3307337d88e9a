package dev.perennial.crm.web.staff;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** Who is away, who stands in, and when. */
record DeputyForm(
        String absent,
        String deputy,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate fromDay,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate toDay) {

    DeputyForm {
        absent = Objects.requireNonNullElse(absent, "");
        deputy = Objects.requireNonNullElse(deputy, "");
    }
}
