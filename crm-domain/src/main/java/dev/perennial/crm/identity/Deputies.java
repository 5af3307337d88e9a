package dev.perennial.crm.identity;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who stand in for absent colleagues: named by those themselves, by their manager or by an administrator. */
@Service
@RequiredArgsConstructor
@Transactional
public class Deputies {

    /** Most days of one absence. */
    public static final int LONGEST_DAYS = 366;

    private static final String SELECT = """
            select d.id, a.username as absent_username, a.display_name as absent, d.absent_user as absent_id,
                   s.username as deputy_username, s.display_name as deputy, d.from_day, d.to_day
            from deputy d join app_user a on a.id = d.absent_user join app_user s on s.id = d.deputy_user
            """;

    /** Whom a viewer may name a deputy for, over the alias {@code a} of {@code app_user}. */
    private static final String NAMES_FOR = """
            (a.id = :me or :everybody or a.team_id = any (team_and_below(:team)))""";

    private final JdbcClient jdbc;
    private final People people;
    private final Business business;
    private final ChangeLog changes;

    /** One person stands in for another on some business days, both ends included. */
    public record StandIn(
            long id,
            String absentUsername,
            String absent,
            long absentId,
            String deputyUsername,
            String deputy,
            LocalDate fromDay,
            LocalDate toDay) {}

    /** A person as the one on whose behalf customers are read, with those they stand in for. */
    public static Viewer viewer(User user, List<StandIn> duties) {
        return user.asViewer()
                .standingFor(duties.stream().map(StandIn::absentId).collect(Collectors.toSet()));
    }

    /** For whom somebody stands in today. */
    @Transactional(readOnly = true)
    public List<StandIn> duties(User user) {
        return jdbc.sql(
                        SELECT
                                + "where d.deputy_user = :me and d.to_day >= :today and d.from_day <= :today order by d.to_day, d.id")
                .param("me", user.getId())
                .param("today", business.today())
                .query(new SimplePropertyRowMapper<>(StandIn.class))
                .list();
    }

    /** What holds now or will, of those the viewer has to do with or may name a deputy for. */
    @Transactional(readOnly = true)
    public List<StandIn> known(Viewer viewer) {
        return jdbc.sql(SELECT + "where d.to_day >= :today and (d.deputy_user = :me or " + NAMES_FOR
                        + ") order by d.from_day, d.id limit 200")
                .params(reach(viewer))
                .param("today", business.today())
                .query(new SimplePropertyRowMapper<>(StandIn.class))
                .list();
    }

    /** The active people the viewer may name a deputy for, themselves among them. */
    @Transactional(readOnly = true)
    public List<String> absentees(Viewer viewer) {
        return jdbc.sql("select a.username from app_user a where a.active and " + NAMES_FOR
                        + " order by a.display_name")
                .params(reach(viewer))
                .query((row, number) -> row.getString("username"))
                .list();
    }

    /**
     * Names a deputy.
     *
     * @param absent user name of who is away
     * @param deputy user name of who stands in
     * @return key of what was written down
     * @throws InvalidInput naming the field that cannot be taken
     */
    public long name(Viewer viewer, String absent, String deputy, LocalDate from, LocalDate to) {
        if (!absentees(viewer).contains(absent)) {
            throw InvalidInput.of("absent", "customer.error.person", absent);
        }
        User away = people.find(absent).orElseThrow();
        User standIn = people.find(deputy)
                .filter(User::isActive)
                .orElseThrow(() -> InvalidInput.of("deputy", "customer.error.person", deputy));
        if (away.getId().equals(standIn.getId())) {
            throw InvalidInput.of("deputy", "deputy.error.self");
        }
        if (to.isBefore(from) || to.isBefore(business.today()) || to.isAfter(from.plusDays(LONGEST_DAYS))) {
            throw InvalidInput.of("toDay", "deputy.error.days", LONGEST_DAYS);
        }
        changes.record(
                viewer.username(), "user", absent, "deputy named", Map.of("deputy", deputy, "from", from, "to", to));
        return jdbc.sql("""
                        insert into deputy (absent_user, deputy_user, from_day, to_day, named_by)
                        values (?, ?, ?, ?, ?) returning id""")
                .params(away.getId(), standIn.getId(), from, to, viewer.userId())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** @throws NotFound when there is none that the viewer might have named */
    public void end(Viewer viewer, long id) {
        StandIn ended = jdbc.sql(SELECT + "where d.id = :id and " + NAMES_FOR)
                .params(reach(viewer))
                .param("id", id)
                .query(new SimplePropertyRowMapper<>(StandIn.class))
                .optional()
                .orElseThrow(() -> new NotFound("deputy", id));
        jdbc.sql("delete from deputy where id = ?").param(id).update();
        changes.record(
                viewer.username(),
                "user",
                ended.absentUsername(),
                "deputy ended",
                Map.of("deputy", ended.deputyUsername()));
    }

    private static Map<String, Object> reach(Viewer viewer) {
        Long team = viewer.teamId();
        return Map.of(
                "me",
                viewer.userId(),
                "everybody",
                viewer.role() == Role.ADMIN,
                "team",
                viewer.role() == Role.MANAGER && team != null ? team : 0L);
    }
}
