package dev.perennial.crm.importing;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people said of the columns of files, remembered for files of the same header. */
@Repository
@RequiredArgsConstructor
class Mappings {

    private final JdbcClient jdbc;
    private final Business business;

    /**
     * @param mapping   what its columns are
     * @param dateOrder how to read its dates
     * @param by        display name of who said so, if known
     */
    record Remembered(
            ColumnMapping mapping,
            DateOrder dateOrder,
            @Nullable String by) {}

    /** The request with what is remembered of a file of this header, unless it says itself what the columns are. */
    ImportRequest complete(ImportRequest request, List<String> names) {
        if (!request.mapping().isEmpty()) {
            return request;
        }
        return find(request.type(), names)
                .map(known -> request.with(
                        known.mapping(),
                        request.dateOrder() == DateOrder.YEAR_FIRST ? known.dateOrder() : request.dateOrder()))
                .orElse(request);
    }

    Optional<Remembered> find(ImportType type, List<String> names) {
        return jdbc.sql("""
                        select m.names, m.columns, m.date_order, u.display_name
                        from import_mapping m left join app_user u on u.id = m.saved_by
                        where m.type = ? and m.fingerprint = ?""")
                .params(type.name(), fingerprint(names))
                .query((row, number) -> read(row))
                .optional();
    }

    void remember(Viewer viewer, ImportType type, ColumnMapping mapping, DateOrder dateOrder) {
        jdbc.sql("""
                        insert into import_mapping (type, fingerprint, names, columns, date_order, saved_by, saved_at)
                        values (:type, :fingerprint, :names, :columns, :dateOrder,
                                (select id from app_user where id = :user), :now)
                        on conflict (type, fingerprint) do update
                        set names = excluded.names, columns = excluded.columns, date_order = excluded.date_order,
                            saved_by = excluded.saved_by, saved_at = excluded.saved_at""")
                .param("type", type.name())
                .param("fingerprint", fingerprint(List.of(mapping.names())))
                .param("names", mapping.names())
                .param("columns", mapping.columns())
                .param("dateOrder", dateOrder.name())
                .param("user", viewer.userId())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Remembered read(ResultSet row) throws SQLException {
        return new Remembered(
                ColumnMapping.of((String[]) row.getArray("names").getArray(), (String[])
                        row.getArray("columns").getArray()),
                DateOrder.valueOf(row.getString("date_order")),
                row.getString("display_name"));
    }

    /** The same for a file and for the file of its rejected rows. */
    private static String fingerprint(List<String> names) {
        String own = String.join(
                "\n", ErrorFile.withoutAdded(names).stream().map(String::strip).toList());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(own.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
