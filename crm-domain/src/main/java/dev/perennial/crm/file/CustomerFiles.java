package dev.perennial.crm.file;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.shared.TooLarge;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of customers, for those who may see the customer. */
@Service
@RequiredArgsConstructor
@Transactional
public class CustomerFiles {

    /** Most bytes of one file. */
    public static final long LARGEST = 20L * 1024 * 1024;

    private static final int MEGABYTE = 1024 * 1024;
    private static final RowMapper<CustomerFile> FILE = DataClassRowMapper.newInstance(CustomerFile.class);
    private static final String SELECT = """
            select f.id, f.name, f.content_type, f.bytes, f.sha256, f.uploaded_at, u.display_name as uploaded_by,
                   f.uploaded_by as uploader_id
            from customer_file f left join app_user u on u.id = f.uploaded_by
            where f.customer_id = :customer""";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final ChangeLog changes;
    private final Business business;

    /** @throws TooLarge when a file of so many bytes is not taken */
    public static void requireSize(long bytes) {
        if (bytes > LARGEST) {
            throw new TooLarge(Message.of("file.error.large", LARGEST / MEGABYTE));
        }
    }

    /**
     * Keeps a file with a customer.
     *
     * @param name as the browser sent it
     * @return its key
     * @throws NotFound     also when the viewer may not see the customer
     * @throws TooLarge     above {@link #LARGEST}
     * @throws InvalidInput when it is empty or has no name
     */
    public long add(Viewer viewer, String customerNo, String name, byte[] content) {
        long customer = customers.idOf(viewer, customerNo);
        requireSize(content.length);
        if (content.length == 0) {
            throw InvalidInput.of("file", "file.error.empty");
        }
        FileName clean = FileName.of(name);
        long id = jdbc.sql("""
                        insert into customer_file
                            (customer_id, name, content_type, bytes, sha256, content, uploaded_at, uploaded_by)
                        values (:customer, :name, :type, :bytes, :sha256, :content, :now, :user)
                        returning id""")
                .param("customer", customer)
                .param("name", clean.text())
                .param("type", clean.contentType())
                .param("bytes", content.length)
                .param("sha256", sha256(content))
                .param("content", content)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("user", viewer.userId())
                .query(Long.class)
                .single();
        log(viewer, id, "added", customerNo, clean.text());
        return id;
    }

    /**
     * One page of a customer's files, the latest first.
     *
     * @throws NotFound also when the viewer may not see the customer
     */
    @Transactional(readOnly = true)
    public Page<CustomerFile> list(Viewer viewer, String customerNo, @Nullable String cursor, int size) {
        Long behind = cursor == null ? null : behind(Cursor.decode(cursor, 1));
        List<CustomerFile> rows = jdbc.sql(SELECT + """
                 \nand (cast(:behind as bigint) is null or (f.uploaded_at, f.id) < (
                    select b.uploaded_at, b.id from customer_file b where b.id = :behind))
                order by f.uploaded_at desc, f.id desc limit :limit""")
                .param("customer", customers.idOf(viewer, customerNo))
                .param("behind", behind, Types.BIGINT)
                .param("limit", size + 1)
                .query(FILE)
                .list();
        return Page.of(rows, size, last -> Cursor.of(last.id()));
    }

    /** @throws NotFound when the customer has no such file, or the viewer may not see the customer */
    @Transactional(readOnly = true)
    public CustomerFile get(Viewer viewer, String customerNo, long id) {
        return jdbc.sql(SELECT + " and f.id = :id")
                .param("customer", customers.idOf(viewer, customerNo))
                .param("id", id)
                .query(FILE)
                .optional()
                .orElseThrow(() -> new NotFound("file", id));
    }

    /** @throws NotFound when the customer has no such file, or the viewer may not see the customer */
    @Transactional(readOnly = true)
    public byte[] content(Viewer viewer, String customerNo, long id) {
        return jdbc.sql("select content from customer_file where id = :id and customer_id = :customer")
                .param("customer", customers.idOf(viewer, customerNo))
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new NotFound("file", id));
    }

    /** Whether this person may take the file away: whoever brought it, and whoever leads. */
    public static boolean mayRemove(Viewer viewer, CustomerFile file) {
        return viewer.role() != Role.REP || Objects.equals(file.uploaderId(), viewer.userId());
    }

    /**
     * Takes a file away.
     *
     * @throws NotFound  when the customer has no such file, or the viewer may not see the customer
     * @throws Forbidden when a rep did not bring it themselves
     */
    public void remove(Viewer viewer, String customerNo, long id) {
        CustomerFile file = get(viewer, customerNo, id);
        if (!mayRemove(viewer, file)) {
            throw new Forbidden("Only who brought a file and managers take it away");
        }
        jdbc.sql("delete from customer_file where id = ?").param(id).update();
        log(viewer, id, "removed", customerNo, file.name());
    }

    private void log(Viewer viewer, long id, String action, String customerNo, String name) {
        changes.record(
                viewer.username(), "file", String.valueOf(id), action, Map.of("customer", customerNo, "name", name));
    }

    private static long behind(Cursor cursor) {
        try {
            return Long.parseLong(cursor.part(0));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
