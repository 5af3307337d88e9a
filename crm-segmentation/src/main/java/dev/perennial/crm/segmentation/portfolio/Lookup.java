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
    private final Searches searches;

    /**
     * Customers with this piece of a name, its pinyin or its initials, this number or its beginning, a phone number or its
     * last four digits, or exactly this mail, be it their own or that of somebody who acts for them; whose number it is first, then the shortest names.
     */
    public List<FoundCustomer> find(Viewer viewer, String typed, int most) {
        Search search = searches.of(typed);
        Conditions conditions = Conditions.searching(viewer, search);
        return jdbc.sql(sql(conditions, search, most))
                .params(conditions.parameters())
                .param("typed", typed)
                .query(FOUND)
                .list();
    }

    static String sql(Conditions conditions, Search search, int most) {
        return """
                select c.*, (
                    select p.name from contact_person p
                    where p.customer_id = c.id and p.id in (%3$s) order by p.preferred desc, p.id limit 1) as person
                from (
                select c.id, c.customer_no, c.name, o.display_name as owner_name
                from customer c left join app_user o on o.id = c.owner_id
                where %1$s
                order by upper(c.customer_no) = upper(:typed) desc, length(c.name), c.name, c.id
                limit %2$d) c
                order by upper(c.customer_no) = upper(:typed) desc, length(c.name), c.name, c.id""".formatted(conditions.sql(), most, search.persons());
    }

    /** Those of these numbers that the viewer may see, in their order. */
    public List<FoundCustomer> numbered(Viewer viewer, List<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Visibility visibility = Visibility.of(viewer);
        return jdbc
                .sql("""
                        select c.customer_no, c.name, o.display_name as owner_name, null as person
                        from customer c left join app_user o on o.id = c.owner_id
                        where c.customer_no = any (cast(:numbers as text[])) and %s""".formatted(visibility.predicate()))
                .param("numbers", numbers.toArray(String[]::new))
                .params(visibility.parameters())
                .query(FOUND)
                .list()
                .stream()
                .sorted(Comparator.comparingInt(found -> numbers.indexOf(found.customerNo())))
                .toList();
    }
}
