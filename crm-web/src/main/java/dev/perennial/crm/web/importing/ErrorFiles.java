package dev.perennial.crm.web.importing;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.web.support.Texts;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The rejected rows of an import as a download, worded in the language of the request. */
@Component
@RequiredArgsConstructor
class ErrorFiles {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Imports imports;
    private final Texts texts;

    ResponseEntity<StreamingResponseBody> of(Viewer viewer, long id) {
        Import source = imports.find(viewer, id);
        Locale language = LocaleContextHolder.getLocale();
        String name = source.fileName().replaceFirst("(?i)(\\.csv|\\.xlsx)?(\\.gz)?$", "") + "-errors.csv";
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(output -> {
                    BufferedWriter file = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
                    imports.writeRejected(viewer, id, file, reason -> texts.of(reason, language));
                    file.flush();
                });
    }
}
