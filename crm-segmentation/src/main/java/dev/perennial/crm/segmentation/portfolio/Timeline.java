package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that happened with a customer, the latest first, in one list. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Timeline {

    private static final int CURSOR_PARTS = 3;
    private static final Instant END_OF_TIME = Instant.parse("9000-01-01T00:00:00Z");
    private static final TimelineKind LAST = TimelineKind.OWNER;
    private static final RowMapper<TimelineEntry> ENTRY = DataClassRowMapper.newInstance(TimelineEntry.class);

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Business business;

    /**
     * One page of a timeline.
     *
     * @param cursor where to go on, from the page before; null for the latest
     * @throws InvalidInput                      for a cursor that is none
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public Page<TimelineEntry> of(
            Viewer viewer, String customerNo, TimelineFilter filter, @Nullable String cursor, int size) {
        long customer = customers.idOf(viewer, customerNo);
        After after = cursor == null ? new After(END_OF_TIME, LAST, 0) : After.decode(cursor);
        if (filter.read().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        List<TimelineEntry> rows = newest(TimelineSql.merged(filter.read()), customer, filter, after, size)
                .query(ENTRY)
                .list();
        return Page.of(rows, size, entry -> new After(entry.at(), entry.kind(), entry.id()).cursor());
    }

    /**
     * The channels by which anything on a timeline came, in order of their codes.
     *
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public List<String> channels(Viewer viewer, String customerNo) {
        return jdbc.sql(TimelineSql.CHANNELS)
                .param("customer", customers.idOf(viewer, customerNo))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private StatementSpec newest(String sql, long customer, TimelineFilter filter, After after, int size) {
        return jdbc.sql(sql)
                .param("customer", customer)
                .param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("day", business.dayOf(after.at()))
                .param("kind", after.kind().ordinal())
                .param("id", after.id())
                .param("zone", business.timeZone().getId())
                .param("channel", filter.channel(), Types.VARCHAR)
                .param("limit", size + 1);
    }

    /**
     * How many entries of each kind a timeline has.
     *
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public Map<TimelineKind, Integer> counts(Viewer viewer, String customerNo) {
        long customer = customers.idOf(viewer, customerNo);
        return jdbc.sql(TimelineSql.COUNTS)
                .param("customer", customer)
                .query((row, number) -> {
                    Map<TimelineKind, Integer> counts = new EnumMap<>(TimelineKind.class);
                    for (TimelineKind kind : TimelineKind.values()) {
                        counts.put(kind, row.getInt(kind.ordinal() + 1));
                    }
                    return counts;
                })
                .single();
    }

    /** The last entry of a page; within one moment entries go by kind and then by key. */
    private record After(Instant at, TimelineKind kind, long id) {

        static After decode(String encoded) {
            Cursor cursor = Cursor.decode(encoded, CURSOR_PARTS);
            try {
                long micros = Long.parseLong(cursor.part(0));
                return new After(
                        Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                        TimelineKind.valueOf(cursor.part(1)),
                        Long.parseLong(cursor.part(2)));
            } catch (IllegalArgumentException notOurs) {
                throw InvalidInput.of("cursor", "error.cursor.unknown");
            }
        }

        Cursor cursor() {
            return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, at), kind, id);
        }
    }
}
