package dev.perennial.crm.app.demo;

import dev.perennial.crm.shared.Business;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets every rep's latest customers say what they think; the texts are in {@code demo/feedback.csv}. */
@Component
@RequiredArgsConstructor
class DemoFeedback {

    private static final int DAYS_APART = 9;

    private final JdbcClient jdbc;
    private final Business business;

    /** What is said, and what is made of it; null where nothing is yet. */
    private record Script(
            String language,
            String kind,
            String category,
            String severity,
            String channel,
            String text,
            @Nullable String resolution) {}

    private record Said(String customerNo, String owner, Script script, LocalDateTime at, LocalDateTime resolvedAt) {}

    /**
     * Writes it down.
     *
     * @param past orders of each customer, the oldest first
     * @return how much was said
     */
    int write(List<DemoCustomer> known, Map<String, List<PastOrder>> past) {
        RandomGenerator random = new SplittableRandom(20_101_201L);
        List<Script> scripts = SourceFile.FEEDBACK.rows(row -> new Script(
                row.getField("language"),
                row.getField("kind"),
                row.getField("category"),
                row.getField("severity"),
                row.getField("channel"),
                row.getField("text"),
                SourceFile.cell(row, "resolution")));
        List<Said> said = new ArrayList<>();
        byOwner(known, past).forEach((owner, customers) -> say(owner, customers, scripts, random, said));
        return insert(said);
    }

    private static Map<String, List<DemoCustomer>> byOwner(
            List<DemoCustomer> known, Map<String, List<PastOrder>> past) {
        return known.stream()
                .filter(customer -> past.containsKey(customer.customerNo()))
                .sorted((one, other) -> last(other, past).compareTo(last(one, past)))
                .collect(Collectors.groupingBy(customer -> customer.owner() == null ? "" : customer.owner()));
    }

    private static LocalDateTime last(DemoCustomer customer, Map<String, List<PastOrder>> past) {
        List<PastOrder> orders = past.get(customer.customerNo());
        return orders == null ? LocalDateTime.MIN : orders.getLast().time();
    }

    /** Every script once to a rep's customers of its language: what is open lately, what is answered before that. */
    private void say(
            String owner, List<DemoCustomer> customers, List<Script> scripts, RandomGenerator random, List<Said> said) {
        if (owner.isEmpty()) {
            return;
        }
        for (String language : List.of("en", "zh")) {
            List<Script> fitting = scripts.stream()
                    .filter(script -> script.language().equals(language))
                    .toList();
            List<DemoCustomer> speakers = customers.stream()
                    .filter(customer -> customer.language().equals(language))
                    .limit(fitting.size())
                    .toList();
            for (int index = 0; index < speakers.size(); index++) {
                Script script = fitting.get(index);
                int daysAgo = script.resolution() == null ? 1 + index % 3 : DAYS_APART * (index + 1);
                LocalDateTime at = WorkingHours.someTimeOn(
                        WorkingHours.onOrBefore(business.today().minusDays(daysAgo)), random);
                said.add(new Said(
                        speakers.get(index).customerNo(), owner, script, at, at.plusHours(2 + random.nextInt(60))));
            }
        }
    }

    private int insert(List<Said> said) {
        return jdbc.sql("""
                        insert into feedback (customer_id, received_at, channel, kind, category, severity, text, status,
                                              resolution, resolved_at, resolved_by, recorded_by, created_at)
                        select c.id, t.at, t.channel, t.kind, t.category, t.severity, t.text,
                               case when t.resolution is null then 'OPEN' else 'RESOLVED' end, t.resolution,
                               case when t.resolution is not null then t.resolved_at end,
                               case when t.resolution is not null then u.id end, u.id, t.at
                        from unnest(cast(:customers as text[]), cast(:owners as text[]), cast(:times as timestamptz[]),
                                    cast(:resolved as timestamptz[]), cast(:channels as text[]), cast(:kinds as text[]),
                                    cast(:categories as text[]), cast(:severities as text[]), cast(:texts as text[]),
                                    cast(:resolutions as text[]))
                            as t (customer_no, owner, at, resolved_at, channel, kind, category, severity, text, resolution)
                        join customer c on c.customer_no = t.customer_no
                        join app_user u on u.username = t.owner
                        order by t.at, c.id""")
                .param("customers", column(said, Said::customerNo))
                .param("owners", column(said, Said::owner))
                .param("times", column(said, each -> moment(each.at())))
                .param("resolved", column(said, each -> moment(each.resolvedAt())))
                .param("channels", column(said, each -> each.script().channel()))
                .param("kinds", column(said, each -> each.script().kind()))
                .param("categories", column(said, each -> each.script().category()))
                .param("severities", column(said, each -> each.script().severity()))
                .param("texts", column(said, each -> each.script().text()))
                .param("resolutions", column(said, each -> each.script().resolution()))
                .update();
    }

    private String moment(LocalDateTime at) {
        return at.atZone(business.timeZone()).toInstant().toString();
    }

    private static @Nullable String[] column(List<Said> said, Function<Said, @Nullable String> part) {
        return said.stream().map(part).toArray(String[]::new);
    }
}
