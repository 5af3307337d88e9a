package dev.perennial.crm.web.importing;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.web.support.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Imports for programs of administrators. */
@RestController
@RequestMapping("/api/v1/imports")
@PreAuthorize("hasRole('ADMIN')")
@RequiredArgsConstructor
class ImportApi {

    private static final int LARGEST_PAGE = 200;

    private final Imports imports;
    private final ErrorFiles errorFiles;
    private final Texts texts;
    private final JsonMapper json;

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportJson> sendForm(RequestParts parts, @RequestParam MultipartFile file, Viewer viewer)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return start(viewer, parts, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
        }
    }

    @PostMapping(
            consumes = {
                "text/csv",
                "text/plain",
                "application/csv",
                "application/gzip",
                "application/x-gzip",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/octet-stream"
            })
    ResponseEntity<ImportJson> sendBody(
            RequestParts parts, @RequestParam(defaultValue = "") String fileName, InputStream content, Viewer viewer) {
        return start(viewer, parts, fileName, content);
    }

    @GetMapping
    Page<ImportJson> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size,
            Viewer viewer) {
        return imports.list(viewer, cursor, Math.clamp(size, 1, LARGEST_PAGE)).map(each -> ImportJson.of(each, texts));
    }

    @GetMapping("/{id}")
    ImportJson find(@PathVariable long id, Viewer viewer) {
        return ImportJson.of(imports.find(viewer, id), texts);
    }

    @GetMapping("/{id}/errors")
    ResponseEntity<StreamingResponseBody> errors(@PathVariable long id, Viewer viewer) {
        return errorFiles.of(viewer, id);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportJson cancel(@PathVariable long id, Viewer viewer) {
        imports.cancel(viewer, id);
        return find(id, viewer);
    }

    @PostMapping("/{id}/undo")
    ImportJson undo(@PathVariable long id, Viewer viewer) {
        imports.undo(viewer, id);
        return find(id, viewer);
    }

    private ResponseEntity<ImportJson> start(Viewer viewer, RequestParts parts, String fileName, InputStream content) {
        long id = imports.start(viewer, parts.request(fileName, json), content);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + id))
                .body(find(id, viewer));
    }
}
