package dev.perennial.crm.importing;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
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

    /**
     * @param request  what is to be done with the file, with the columns chosen so far
     * @param dryRunId the import by which that was tried last; null when it was not
     */
    record Upload(ImportRequest request, @Nullable Long dryRunId) {}

    @Transactional(readOnly = true)
    public Optional<Upload> find(long id) {
        return jdbc.sql("""
                        select type, file_name, on_error, encoding, names, columns, date_order, dry_run_id
                        from import_upload where id = ?""")
                .param(id)
                .query((row, number) -> new Upload(request(row), row.getObject("dry_run_id", Long.class)))
                .optional();
    }

    private static ImportRequest request(ResultSet row) throws SQLException {
        ColumnMapping mapping =
                ColumnMapping.of((String[]) row.getArray("names").getArray(), (String[])
                        row.getArray("columns").getArray());
        return ImportRequest.of(ImportType.valueOf(row.getString("type")), row.getString("file_name"))
                .onError(OnError.valueOf(row.getString("on_error")))
                .in(Encoding.valueOf(row.getString("encoding")))
                .with(mapping, DateOrder.valueOf(row.getString("date_order")));
    }

    /** Keeps what was chosen and tried, so that the choice is there when the page is opened again. */
    void choose(long id, ImportRequest request, long dryRunId) {
        jdbc.sql("update import_upload set names = ?, columns = ?, date_order = ?, dry_run_id = ? where id = ?")
                .params(
                        request.mapping().names(),
                        request.mapping().columns(),
                        request.dateOrder().name(),
                        dryRunId,
                        id)
                .update();
    }

    @Transactional(readOnly = true)
    public void write(long id, OutputStream file) throws IOException {
        try (Stream<byte[]> parts = jdbc
                .sql("select content from import_upload_part where upload_id = ? order by place")
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
