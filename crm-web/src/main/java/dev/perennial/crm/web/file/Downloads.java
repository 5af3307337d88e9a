package dev.perennial.crm.web.file;

import dev.perennial.crm.file.CustomerFile;
import dev.perennial.crm.file.CustomerFiles;
import dev.perennial.crm.identity.Viewer;
import java.nio.charset.StandardCharsets;
import lombok.RequiredArgsConstructor;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Serves a file so that a browser saves it and runs nothing of it. */
@Component
@RequiredArgsConstructor
class Downloads {

    private static final String SANDBOX = "default-src 'none'; sandbox";

    private final CustomerFiles files;

    ResponseEntity<byte[]> of(Viewer viewer, String customerNo, long id) {
        CustomerFile file = files.get(viewer, customerNo, id);
        String disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", SANDBOX)
                .cacheControl(CacheControl.noStore())
                .body(files.content(viewer, customerNo, id));
    }
}
