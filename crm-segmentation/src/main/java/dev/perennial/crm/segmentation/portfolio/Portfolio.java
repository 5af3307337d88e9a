package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.shared.Gone;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.Page;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers with their scores as lists, paged by key.
 *
 * <p>A list sorted by a score first walks the run's scores in order, then, where it ends, the customers without a score: so
 * a page reads about as many rows as it shows, whatever the number of customers. The run stays the one the list was begun
 * with.
 */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Portfolio {

    /** The most a {@link #count} goes to; more is "more than that". */
    public static final int COUNT_LIMIT = 1000;

    private static final String COLUMNS = """
            select c.id, c.customer_no, c.name, c.type, c.region, o.username as owner, o.display_name as owner_name,
                   s.tier, s.segment, coalesce(s.stage, 'POTENTIAL') as stage, s.last_day, s.recency_days, s.orders,
                   s.revenue, s.gap_mean, s.gap_spread, s.overdue_ratio, s.trend, s.clv, s.churn_risk, %s as risk_band,
                   s.value_at_risk, c.known_facts, c.facts_confirmed_at
            """.formatted(RiskBand.sql("s.churn_risk"));
    private static final String OWNER = " left join app_user o on o.id = c.owner_id";

    private final JdbcClient jdbc;
    private final ShownRuns runs;
    private final People people;
    private final Searches searches;

    /**
     * One page of a list.
     *
     * @param cursor where to go on, from the page before; null for the first page
     * @param size   most customers on the page
     * @param run    key of the run to show on the first page; null for the current one
     * @throws InvalidInput for an owner nobody knows or a cursor of another list
     * @throws Gone when the run the list was begun with is gone
     */
    public PortfolioPage list(
            Viewer viewer, Filter filter, Sorting sorting, @Nullable String cursor, int size, @Nullable Long run) {
        Position position = cursor == null ? null : Position.decode(cursor, sorting);
        ShownRun shown =
                position == null ? shown(run) : position.runId() == 0 ? null : runs.begunWith(position.runId());
        Source source = source(viewer, filter, sorting, shown);
        planForWhoAsks();
        List<PortfolioRow> rows = new ArrayList<>();
        if (source.hasScoredPart() && (position == null || !position.isPastScores())) {
            rows.addAll(rows(source, source.scored(position), size + 1));
        }
        if (source.hasUnscoredPart() && rows.size() <= size) {
            Position from = position != null && position.isPastScores() ? position : null;
            rows.addAll(rows(source, source.unscored(from), size + 1 - rows.size()));
        }
        return new PortfolioPage(
                shown,
                Page.of(
                        rows,
                        size,
                        row -> Position.of(source.runId(), sorting, row).cursor()));
    }

    /**
     * How many customers there are in a list, counted no further than one past {@link #COUNT_LIMIT}.
     *
     * @param run key of the run of the list; null for the current one
     * @throws Gone when the run's scores are cleared away at this moment
     */
    public int count(Viewer viewer, Filter filter, @Nullable Long run) {
        Source source = source(viewer, filter, Sorting.DEFAULT, shown(run));
        Source.Part everyone = source.everyone();
        planForWhoAsks();
        return whileKept(
                source,
                () -> jdbc.sql("select count(*) from (" + everyone.some(COUNT_LIMIT + 1) + ") counted")
                        .params(everyone.parameters())
                        .query((row, number) -> row.getInt(1))
                        .single());
    }

    private Source source(Viewer viewer, Filter filter, Sorting sorting, @Nullable ShownRun shown) {
        return new Source(
                shown == null ? 0 : shown.id(), viewer, filter, ownerId(filter), searches.of(filter.q()), sorting);
    }

    private @Nullable ShownRun shown(@Nullable Long run) {
        return run == null ? runs.current().orElse(null) : runs.named(run);
    }

    /**
     * Somebody with ten customers and somebody with all of them need plans of their own; PostgreSQL would soon make one for both.
     * Holds until the transaction ends.
     */
    private void planForWhoAsks() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /** Keys first: what is shown is looked up for the rows of the page alone. */
    private List<PortfolioRow> rows(Source source, Source.Part part, int limit) {
        return whileKept(
                source,
                () -> jdbc.sql(COLUMNS + " from (" + part.first(limit)
                                + ") page join customer c on c.id = page.id left join " + source.scores()
                                + " s on s.customer_id = c.id" + OWNER + " order by " + part.order("page."))
                        .params(part.parameters())
                        .query(DataClassRowMapper.newInstance(PortfolioRow.class))
                        .list());
    }

    /** A run's scores may be cleared away between the look at the run and the look at them. */
    private static <T> T whileKept(Source source, Supplier<T> query) {
        try {
            return query.get();
        } catch (BadSqlGrammarException e) {
            SQLException cause = e.getSQLException();
            if (cause != null
                    && PSQLState.UNDEFINED_TABLE.getState().equals(cause.getSQLState())
                    && String.valueOf(cause.getMessage()).contains(source.scores())) {
                throw new Gone(Message.of("customer.error.run.gone"));
            }
            throw e;
        }
    }

    private @Nullable Long ownerId(Filter filter) {
        String owner = filter.owner();
        if (owner == null || owner.equals(Filter.NO_OWNER)) {
            return null;
        }
        return people.find(owner)
                .orElseThrow(() -> InvalidInput.of("owner", "customer.error.person", owner))
                .getId();
    }
}
