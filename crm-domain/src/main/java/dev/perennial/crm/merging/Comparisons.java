package dev.perennial.crm.merging;

import dev.perennial.crm.merging.Comparison.Field;
import dev.perennial.crm.merging.Comparison.Side;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts two customers side by side. */
@Component
@RequiredArgsConstructor
class Comparisons {

    private static final String SIDE = """
            select c.customer_no, c.name, o.display_name as owner_name, c.created_at, c.updated_at, c.tags,
                   coalesce(s.orders, 0) as orders, coalesce(s.net, 0) as revenue, s.last_day,
                   (select count(*) from interaction i where i.customer_id = c.id) as interactions,
                   (select count(*) from care_task t where t.customer_id = c.id and t.status in ('OPEN', 'SNOOZED'))
                       as open_tasks,
                   array(select k.value from customer_contact k where k.customer_id = c.id order by k.position, k.id)
                       as contacts
            from customer c
            left join app_user o on o.id = c.owner_id
            left join purchase_summary s on s.customer_id = c.id
            where c.id = ?""";

    private final CustomerColumns columns;
    private final JdbcClient jdbc;

    Comparison of(long left, long right) {
        Side leftSide = side(left);
        Side rightSide = side(right);
        return new Comparison(leftSide, rightSide, fields(left, right));
    }

    /** Every fact of which one must be chosen. The newer record's value stands, unless it has none. */
    List<Field> fields(long left, long right) {
        List<Field> fields = new ArrayList<>();
        boolean leftIsNewer = updatedAt(left).isAfter(updatedAt(right));
        columns.choosable().forEach(column -> {
            String leftValue = value(left, column.name());
            String rightValue = value(right, column.name());
            boolean takesLeft = leftValue != null && (rightValue == null || leftIsNewer);
            fields.add(new Field(column.field(), leftValue, rightValue, takesLeft));
        });
        return fields;
    }

    private @Nullable String value(long customer, String column) {
        return jdbc.sql("select to_jsonb(c) ->> :column from customer c where id = :id")
                .param("column", column)
                .param("id", customer)
                .query((row, number) -> new Found(row.getString(1)))
                .single()
                .value();
    }

    private record Found(@Nullable String value) {}

    private Instant updatedAt(long customer) {
        return jdbc.sql("select updated_at from customer where id = ?")
                .param(customer)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private Side side(long customer) {
        return jdbc.sql(SIDE).param(customer).query((row, number) -> side(row)).single();
    }

    private static Side side(ResultSet row) throws SQLException {
        return new Side(
                row.getString("customer_no"),
                row.getString("name"),
                row.getString("owner_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("orders"),
                row.getBigDecimal("revenue"),
                row.getObject("last_day", LocalDate.class),
                row.getLong("interactions"),
                row.getLong("open_tasks"),
                texts(row.getArray("tags")),
                texts(row.getArray("contacts")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
