package dev.perennial.crm.web.file;

import dev.perennial.crm.file.CustomerFile;
import dev.perennial.crm.file.CustomerFiles;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/** Files of customers for programs. */
@RestController
@RequestMapping("/api/v1/customers/{customerNo}/files")
@RequiredArgsConstructor
class FileApi {

    private static final int LARGEST_PAGE = 200;

    private final CustomerFiles files;
    private final Downloads downloads;

    record FileJson(
            long id,
            String name,
            String contentType,
            long bytes,
            String sha256,
            Instant uploadedAt,
            @Nullable String uploadedBy) {

        static FileJson of(CustomerFile file) {
            return new FileJson(
                    file.id(),
                    file.name(),
                    file.contentType(),
                    file.bytes(),
                    file.sha256(),
                    file.uploadedAt(),
                    file.uploadedBy());
        }
    }

    @GetMapping
    @Operation(summary = "The files of a customer, the latest first")
    Page<FileJson> list(
            @Parameter(hidden = true) Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        return files.list(viewer, customerNo, cursor, size).map(FileJson::of);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Keep a file of at most 20 MB with a customer")
    ResponseEntity<FileJson> add(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @RequestParam MultipartFile file)
            throws IOException {
        CustomerFiles.requireSize(file.getSize());
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        long id = files.add(viewer, customerNo, name, file.getBytes());
        URI location = UriComponentsBuilder.fromPath("/api/v1/customers/{customerNo}/files/{id}")
                .build(customerNo, id);
        return ResponseEntity.created(location).body(FileJson.of(files.get(viewer, customerNo, id)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "The content of a file")
    ResponseEntity<byte[]> content(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @PathVariable long id) {
        return downloads.of(viewer, customerNo, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a file away")
    void remove(@Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @PathVariable long id) {
        files.remove(viewer, customerNo, id);
    }
}
