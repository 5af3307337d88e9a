package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds a few customers by what somebody types, without their scores. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Lookup {

    private static final RowMapper<FoundCustomer> FOUND = DataClassRowMapper.newInstance(FoundCustomer.class);

    private final JdbcClient jdbc;

    /**
     * Customers with this piece of a name, its pinyin or its initials, this number or its beginning, a phone number or its
     * last four digits, or exactly this mail; whose number it is first, then the shortest names.
     */
    public List<FoundCustomer> find(Viewer viewer, String typed, int most) {
        Conditions conditions = Conditions.searching(viewer, typed);
        return jdbc.sql(sql(conditions, most))
                .params(conditions.parameters())
                .param("typed", typed)
                .query(FOUND)
                .list();
    }

    static String sql(Conditions conditions, int most) {
        return """
                select c.customer_no, c.name, o.display_name as owner_name
                from customer c left join app_user o on o.id = c.owner_id
                where %s
                order by upper(c.customer_no) = upper(:typed) desc, length(c.name), c.name, c.id
                limit %d""".formatted(conditions.sql(), most);
    }

    /** Those of these numbers that the viewer may see, in their order. */
    public List<FoundCustomer> numbered(Viewer viewer, List<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Visibility visibility = Visibility.of(viewer);
        return jdbc
                .sql("""
                        select c.customer_no, c.name, o.display_name as owner_name
                        from customer c left join app_user o on o.id = c.owner_id
                        where c.customer_no = any (cast(:numbers as text[])) and %s""".formatted(visibility.predicate()))
                .param("numbers", numbers.toArray(String[]::new))
                .params(visibility.parameters())
                .query(FOUND)
                .stream()
                .sorted(Comparator.comparingInt(found -> numbers.indexOf(found.customerNo())))
                .toList();
    }
}
