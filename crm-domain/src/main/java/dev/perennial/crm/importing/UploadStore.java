package dev.perennial.crm.importing;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files that wait for somebody to say what their columns are, kept in the database so that any node can go on. */
@Repository
@RequiredArgsConstructor
@Transactional
class UploadStore {

    /** How long one waits. */
    static final Duration WAIT = Duration.ofDays(2);

    private static final int PART = 1 << 20;

    private final JdbcClient jdbc;
    private final Business business;

    long keep(Viewer viewer, ImportRequest request, Path file) {
        jdbc.sql("delete from import_upload where created_at < ?")
                .param(business.now().minus(WAIT).atOffset(ZoneOffset.UTC))
                .update();
        long id = jdbc.sql("""
                        insert into import_upload (type, file_name, on_error, encoding, created_by, created_at)
                        values (:type, :fileName, :onError, :encoding, (select id from app_user where id = :user), :now)
                        returning id""")
                .param("type", request.type().name())
                .param("fileName", request.fileName())
                .param("onError", request.onError().name())
                .param("encoding", request.encoding().name())
                .param("user", viewer.userId())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        try (InputStream content = Files.newInputStream(file)) {
            byte[] part = content.readNBytes(PART);
            for (int place = 0; part.length > 0; place++) {
                jdbc.sql("insert into import_upload_part (upload_id, place, content) values (?, ?, ?)")
                        .params(id, place, part)
                        .update();
                part = content.readNBytes(PART);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<ImportRequest> find(long id) {
        return jdbc.sql("select type, file_name, on_error, encoding from import_upload where id = ?")
                .param(id)
                .query((row, number) -> ImportRequest.of(
                                ImportType.valueOf(row.getString("type")), row.getString("file_name"))
                        .onError(OnError.valueOf(row.getString("on_error")))
                        .in(Encoding.valueOf(row.getString("encoding"))))
                .optional();
    }

    @Transactional(readOnly = true)
    public void write(long id, OutputStream file) throws IOException {
        try (Stream<byte[]> parts = jdbc.sql(
                        "select content from import_upload_part where upload_id = ? order by place")
                .param(id)
                .withFetchSize(1)
                .query((row, number) -> row.getBytes(1))
                .stream()) {
            for (byte[] part : (Iterable<byte[]>) parts::iterator) {
                file.write(part);
            }
        }
    }

    void discard(long id) {
        jdbc.sql("delete from import_upload where id = ?").param(id).update();
    }
}
