package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.order.OrderDraft;
import dev.perennial.crm.order.OrderLine;
import dev.perennial.crm.order.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A few customers with a random past of every kind, much of which two of them have in common. */
record RandomBook(JdbcClient jdbc, Orders orders, RandomGenerator random, String prefix) {

    static final Viewer ADMIN = new Viewer(0, "admin", Role.ADMIN, null, false);

    private static final Instant START = Instant.parse("2024-01-02T04:00:00Z");

    List<String> fill(int customers) {
        List<String> numbers = new ArrayList<>();
        for (int index = 0; index < customers; index++) {
            String number = prefix + index;
            numbers.add(number);
            addCustomer(number);
            addHistory(number);
            addOrders(number);
        }
        return numbers;
    }

    /** Every row that has to do with a customer, by table; without the counters and times that every change moves on. */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        List<String> tables =
                jdbc.sql("""
                        select distinct c.conrelid::regclass::text from pg_constraint c
                        where c.contype = 'f' and c.confrelid = 'customer'::regclass
                        union select 'customer' union select 'order_line'""").query((row, number) -> row.getString(1)).list();
        for (String table : tables) {
            state.put(table, jdbc.sql("""
                                    select coalesce(string_agg(r, E'\\n' order by r), '') from (
                                        select (to_jsonb(t) - '{version,updated_at}'::text[])::text as r from %s t) rows""".formatted(table)).query(String.class).single());
        }
        return state;
    }

    private void addCustomer(String number) {
        String phone = "1380000" + "%04d".formatted(random.nextInt(6));
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, gender, birth_date, region, industry, tags,
                            owner_id, team_id, updated_at)
                        select :number, :name, array[lower(:name)], 'PERSON', :gender, :born, :region, :industry,
                               cast(:tags as text[]), u.id, u.team_id, :updated
                        from (select) one left join lateral (
                            select id, team_id from app_user order by md5(username || :number) limit 1) u on true""")
                .param("number", number)
                .param("name", "Name" + random.nextInt(4))
                .param("gender", maybe("FEMALE"))
                .param("born", random.nextBoolean() ? java.time.LocalDate.of(1980, 1, 1 + random.nextInt(9)) : null)
                .param("region", maybe("Region" + random.nextInt(3)))
                .param("industry", maybe("Industry" + random.nextInt(3)))
                .param("tags", "{t" + random.nextInt(3) + ",u" + random.nextInt(3) + "}")
                .param(
                        "updated",
                        START.plus(Duration.ofHours(random.nextInt(9000))).atOffset(java.time.ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into customer_contact (customer_id, kind, value, last_four, position)
                        select id, 'PHONE', :phone, right(:phone, 4), 0 from customer where customer_no = :number""").param("phone", phone).param("number", number).update();
        jdbc.sql("""
                        insert into customer_collaborator (customer_id, user_id)
                        select c.id, u.id from customer c join app_user u on u.id is distinct from c.owner_id
                        where c.customer_no = :number and md5(u.username || :number) < '8'""").param("number", number).update();
    }

    private void addHistory(String number) {
        jdbc.sql("""
                        insert into interaction (customer_id, occurred_at, channel, body)
                        select c.id, now(), 'NOTE', :number || n from customer c, generate_series(1, :notes) n
                        where c.customer_no = :number""").param("number", number).param("notes", random.nextInt(4)).update();
        jdbc.sql("""
                        insert into care_task (customer_id, kind, rule_code, due_on, status, outcome)
                        select c.id, 'CALL', v.rule, date '2026-03-01', v.status, v.outcome
                        from customer c, (values ('OVERDUE', 'OPEN', null), ('OVERDUE', 'DONE', 'REACHED'),
                            (null, 'OPEN', null)) as v (rule, status, outcome)
                        where c.customer_no = :number and md5(:number || v.status || coalesce(v.rule, '')) < 'b'""").param("number", number).update();
    }

    /** Some return what another customer bought: that counts as a return only once both are one. */
    private void addOrders(String number) {
        int count = random.nextInt(12);
        for (int index = 0; index < count; index++) {
            String returned = random.nextInt(4) == 0 ? prefix + random.nextInt(8) + "-o" + random.nextInt(6) : null;
            BigDecimal quantity = BigDecimal.valueOf(returned == null ? 1 + random.nextInt(3) : -1);
            OrderLine line = new OrderLine(
                    null,
                    "SKU" + random.nextInt(2),
                    null,
                    null,
                    quantity,
                    BigDecimal.valueOf(5 + random.nextInt(200)),
                    BigDecimal.ZERO,
                    null);
            Instant at = START.plus(Duration.ofDays(random.nextInt(780)));
            orders.write(
                    ADMIN,
                    number + "-o" + index,
                    new OrderDraft(number, at, null, null, null, returned, List.of(line)));
        }
    }

    private @org.jspecify.annotations.Nullable String maybe(String value) {
        return random.nextBoolean() ? value : null;
    }
}
