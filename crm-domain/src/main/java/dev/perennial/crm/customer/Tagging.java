package dev.perennial.crm.customer;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a tag on many customers at once, or takes it off. Customers the viewer may not see are left alone. */
@Service
@RequiredArgsConstructor
@Transactional
public class Tagging {

    /** Most customers at a time. */
    public static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final ChangeLog changes;
    private final Business business;

    /** @return how many did not have it and have room for it */
    public int add(Viewer viewer, Collection<String> customerNos, String tag) {
        return change(
                viewer,
                customerNos,
                tag,
                "array_append(c.tags, :tag)",
                "not c.tags @> array[:tag]::text[] and cardinality(c.tags) < " + Facts.MOST_OF_A_KIND,
                "tagged");
    }

    /** @return how many had it */
    public int remove(Viewer viewer, Collection<String> customerNos, String tag) {
        return change(
                viewer, customerNos, tag, "array_remove(c.tags, :tag)", "c.tags @> array[:tag]::text[]", "tag removed");
    }

    private int change(
            Viewer viewer, Collection<String> customerNos, String tag, String tags, String condition, String action) {
        String plain = checked(tag);
        if (customerNos.isEmpty() || customerNos.size() > MOST) {
            throw InvalidInput.of("customerNos", "customer.error.bulk", MOST);
        }
        Visibility visibility = Visibility.of(viewer);
        List<String> changed = jdbc.sql("""
                        update customer c set tags = %s, updated_at = :now, version = c.version + 1
                        where c.customer_no = any (:numbers) and %s and %s
                        returning c.customer_no""".formatted(tags, condition, visibility.predicate()))
                .params(visibility.parameters())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("numbers", customerNos.toArray(String[]::new))
                .param("tag", plain)
                .query((row, number) -> row.getString(1))
                .list();
        changes.recordAll(viewer.username(), "customer", changed, action, Map.of("tag", plain));
        return changed.size();
    }

    private static String checked(String tag) {
        String plain = tag.strip();
        if (plain.isEmpty() || plain.length() > Facts.LONGEST_TEXT || plain.matches(".*[,，、;；].*")) {
            throw InvalidInput.of("tag", "customer.error.tag", Facts.LONGEST_TEXT);
        }
        return plain;
    }
}
