package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.customer.LunarDay;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.shared.Business;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody should know of the customers they see without asking: who is late, who moved, whose birthday it is. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Watchlist {

    /** Most entries of each list. */
    public static final int SHOWN = 8;

    /** Days that count as lately for what the team did. */
    public static final int LATELY_DAYS = 7;

    private static final int STRIPS = 5;

    private final JdbcClient jdbc;
    private final QueueRuns runs;
    private final Business business;

    /** A customer slower than their own rhythm, though not yet silent. */
    public record Late(
            String customerNo,
            String name,
            Tier tier,
            @Nullable Long usualDays,
            @Nullable Long spreadDays,
            LocalDate lastDay,
            BigDecimal revenue,
            List<LocalDate> recentDays) {}

    /**
     * A customer of another tier than in the run before.
     *
     * @param from null for a first score
     * @param to   null when no score is left
     * @param all  how many moved
     */
    public record Moved(
            String customerNo,
            String name,
            @Nullable Tier from,
            @Nullable Tier to,
            long all) {

        /** Whether the new tier is the higher one. */
        public boolean up() {
            return to != null && (from == null || to.stars() > from.stars());
        }
    }

    /**
     * @param birthDate as recorded, the year is theirs; null where only the day of the Chinese calendar is known
     * @param lunar     the day of the Chinese calendar it is kept on, if it is
     */
    public record Birthday(
            String customerNo,
            String name,
            @Nullable LocalDate birthDate,
            @Nullable LunarDay lunar,
            LocalDate on) {}

    private record Born(
            String customerNo,
            String name,
            @Nullable LocalDate birthDate,
            @Nullable Integer lunarMonth,
            @Nullable Integer lunarDay) {

        @Nullable
        LunarDay lunar() {
            return lunarMonth == null || lunarDay == null ? null : new LunarDay(lunarMonth, lunarDay);
        }

        /** Which of the days it is kept on. */
        LocalDate next(List<LocalDate> days) {
            LunarDay lunar = lunar();
            if (lunar != null) {
                return lunar.next(days.getFirst());
            }
            MonthDay birthday = birthDate == null ? MonthDay.from(days.getFirst()) : MonthDay.from(birthDate);
            return days.stream()
                    .filter(day -> birthday.atYear(day.getYear()).equals(day))
                    .findFirst()
                    .orElseGet(days::getFirst);
        }
    }

    /** What one person of the team has done lately and still has to do. */
    public record Member(String username, String displayName, long done, long reached, long open, long overdue) {}

    /** The overdue customers with the most at risk; by revenue where data are too few for that. */
    public List<Late> late(Viewer viewer) {
        List<Late> late = new ArrayList<>(late(viewer, "s.value_at_risk is not null", "s.value_at_risk", STRIPS));
        if (late.size() < STRIPS) {
            late.addAll(late(viewer, "s.value_at_risk is null", "s.revenue", STRIPS - late.size()));
        }
        return late;
    }

    /** By a column that the run has an index on, which is read from its end until enough are found. */
    private List<Late> late(Viewer viewer, String condition, String by, int most) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select c.customer_no, c.name, s.tier, s.gap_mean, s.gap_spread, s.last_day, s.revenue, %s
                        from customer_score s join customer c on c.id = s.customer_id
                        where s.run_id = %d and %s = 'OVERDUE' and s.revenue > 0 and %s and %s
                        order by %s desc, s.customer_id desc limit %d""".formatted(
                                Briefings.RECENT_DAYS,
                                runs.current(),
                                RhythmBand.sql("s.overdue_ratio"),
                                condition,
                                visibility.predicate(),
                                by,
                                most))
                .params(visibility.parameters())
                .param("recent", Briefings.recent(business))
                .query((row, number) -> new Late(
                        row.getString("customer_no"),
                        row.getString("name"),
                        Tier.valueOf(row.getString("tier")),
                        TaskRows.days(row, "gap_mean"),
                        TaskRows.days(row, "gap_spread"),
                        row.getObject("last_day", LocalDate.class),
                        row.getBigDecimal("revenue"),
                        Briefings.days(row)))
                .list();
    }

    /** Who changed tier with the current run, those worth most first. */
    public List<Moved> moved(Viewer viewer) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select c.customer_no, c.name, change.from_tier as "from", change.to_tier as "to",
                               count(*) over () as all
                        from tier_change change
                        join customer c on c.id = change.customer_id
                        left join customer_score s on s.run_id = %1$d and s.customer_id = c.id
                        where change.run_id = %1$d and change.from_tier is not null and %2$s
                        order by s.value_at_risk desc nulls last, s.revenue desc nulls last, c.id limit %3$d""".formatted(runs.current(), visibility.predicate(), SHOWN))
                .params(visibility.parameters())
                .query(new SimplePropertyRowMapper<>(Moved.class))
                .list();
    }

    /** Birthdays from today until the Sunday of next week, the next first; 29 February is kept on the 28th where it is missing. */
    public List<Birthday> birthdays(Viewer viewer) {
        Visibility visibility = Visibility.of(viewer);
        LocalDate today = business.today();
        List<LocalDate> days = today.datesUntil(
                        today.plusDays(15L - today.getDayOfWeek().getValue()))
                .toList();
        List<LunarDay> lunar =
                days.stream().flatMap(day -> LunarDay.keptOn(day).stream()).toList();
        return jdbc
                .sql("""
                        select c.customer_no, c.name, c.birth_date, c.lunar_month, c.lunar_day from customer c
                        where %s and (
                            c.lunar_month is null
                                and extract(month from c.birth_date) * 100 + extract(day from c.birth_date) in (:days)
                            or c.id = any (array(
                                select l.id
                                from unnest(:lunarMonths::integer[], :lunarDays::integer[]) kept (month, day)
                                join customer l on l.lunar_month = kept.month and l.lunar_day = kept.day)))
                        order by coalesce(array_position(array[:days]::numeric[],
                                     extract(month from c.birth_date) * 100 + extract(day from c.birth_date)), 0),
                                 c.name, c.id
                        limit 200""".formatted(visibility.predicate()))
                .params(visibility.parameters())
                .param("days", keys(days))
                .param("lunarMonths", lunar.stream().map(LunarDay::month).toArray(Integer[]::new))
                .param("lunarDays", lunar.stream().map(LunarDay::day).toArray(Integer[]::new))
                .query(new SimplePropertyRowMapper<>(Born.class))
                .list()
                .stream()
                .map(born ->
                        new Birthday(born.customerNo(), born.name(), born.birthDate(), born.lunar(), born.next(days)))
                .sorted(java.util.Comparator.comparing(Birthday::on))
                .limit(SHOWN)
                .toList();
    }

    /** What each person with tasks of the customers the viewer sees has done lately, and what waits for them. */
    public List<Member> team(Viewer viewer) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select u.username, u.display_name,
                               count(*) filter (where t.status = 'DONE') as done,
                               count(*) filter (where t.outcome = 'REACHED') as reached,
                               count(*) filter (where t.status in ('OPEN', 'SNOOZED')) as open,
                               count(*) filter (where t.status in ('OPEN', 'SNOOZED') and %s < :today) as overdue
                        from care_task t
                        join customer c on c.id = t.customer_id
                        join app_user u on u.id = case when t.status = 'DONE' then t.completed_by else t.assignee_id end
                        where (t.status in ('OPEN', 'SNOOZED') or t.status = 'DONE' and t.completed_at >= :since) and %s
                        group by u.id order by overdue desc, open desc, u.display_name, u.id""".formatted(TaskRows.DUE, visibility.predicate()))
                .params(visibility.parameters())
                .param("today", business.today())
                .param(
                        "since",
                        business.startOf(business.today().minusDays(LATELY_DAYS - 1))
                                .atOffset(ZoneOffset.UTC))
                .query(new SimplePropertyRowMapper<>(Member.class))
                .list();
    }

    /** Month and day as one number, the form the index is on. */
    private static List<Integer> keys(List<LocalDate> days) {
        List<Integer> keys = new ArrayList<>();
        for (LocalDate day : days) {
            keys.add(day.getMonthValue() * 100 + day.getDayOfMonth());
            if (!day.isLeapYear() && day.getMonthValue() == 2 && day.getDayOfMonth() == 28) {
                keys.add(229);
            }
        }
        return keys;
    }
}
