package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.NotFound;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what to know before talking to a customer, in one statement. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Briefings {

    /** SQL of the days with a purchase since {@code :recent}, over the alias {@code c} of {@code customer}. */
    static final String RECENT_DAYS = """
            array(select d.business_day from purchase_day d
                  where d.customer_id = c.id and d.business_day >= :recent and d.orders > 0 and d.void_on is null
                  order by d.business_day) as recent_days""";

    private final JdbcClient jdbc;
    private final Business business;

    /** @throws NotFound also when the viewer may not see the customer */
    public Briefing of(Viewer viewer, String customerNo) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select phone.value as phone, phone.person_name as contact,
                               usual.name as product, usual.orders as product_orders, %s
                        from customer c
                        left join lateral (
                            select k.value, k.person_name from customer_contact k
                            where k.customer_id = c.id and k.kind = 'PHONE' order by k.position, k.id limit 1) phone on true
                        left join lateral (
                            select p.name, count(distinct o.id) as orders
                            from orders o join order_line l on l.order_id = o.id join product p on p.id = l.product_id
                            where o.customer_id = c.id and o.status = 'COMPLETED' and o.business_day > :yearAgo
                              and l.quantity > 0 and p.merchandise
                            group by p.id, p.name order by orders desc, p.name limit 1) usual on true
                        where c.id = customer_numbered(:customerNo) and %s""".formatted(RECENT_DAYS, visibility.predicate()))
                .params(visibility.parameters())
                .param("customerNo", customerNo)
                .param("recent", recent(business))
                .param("yearAgo", business.today().minusYears(1))
                .query((row, number) -> new Briefing(
                        row.getString("phone"),
                        row.getString("contact"),
                        row.getString("product"),
                        row.getInt("product_orders"),
                        days(row)))
                .optional()
                .orElseThrow(() -> new NotFound("customer", customerNo));
    }

    static LocalDate recent(Business business) {
        return business.today().minusDays(Briefing.RECENT_DAYS);
    }

    static List<LocalDate> days(ResultSet row) throws SQLException {
        Array days = row.getArray("recent_days");
        return Stream.of((Date[]) days.getArray()).map(Date::toLocalDate).toList();
    }
}
