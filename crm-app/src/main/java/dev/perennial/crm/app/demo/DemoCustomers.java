package dev.perennial.crm.app.demo;

import dev.perennial.crm.customer.NameTokens;
import java.util.List;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes up the demonstration's customers, in a few statements. */
@Component
@RequiredArgsConstructor
class DemoCustomers {

    private static final String CUSTOMERS = """
            insert into customer (customer_no, name, name_tokens, type, gender, birth_date, region, industry, source,
                joined_on, tags, preferred_channel, owner_id, team_id)
            select t.customer_no, t.name, string_to_array(t.tokens, ' '), t.type, t.gender, t.birth_date, t.region,
                   t.industry, t.source, t.joined_on, string_to_array(t.tags, ';'), t.channel, u.id, u.team_id
            from unnest(cast(:numbers as text[]), cast(:names as text[]), cast(:tokens as text[]), cast(:types as text[]),
                cast(:genders as text[]), cast(:births as date[]), cast(:regions as text[]), cast(:industries as text[]),
                cast(:sources as text[]), cast(:joined as date[]), cast(:tags as text[]), cast(:channels as text[]),
                cast(:owners as text[]))
                as t (customer_no, name, tokens, type, gender, birth_date, region, industry, source, joined_on, tags,
                      channel, owner)
            left join app_user u on u.username = t.owner
            order by t.customer_no""";

    private static final String CONTACTS = """
            insert into customer_contact (customer_id, kind, value, last_four, position)
            select c.id, :kind, t.value, case when :kind = 'PHONE' then right(t.value, 4) end, :position
            from unnest(cast(:numbers as text[]), cast(:values as text[])) as t (customer_no, value)
            join customer c on c.customer_no = t.customer_no
            where t.value is not null
            order by c.id""";

    /** One customer in so many is served by a second person too. */
    private static final int SHARED = 40;

    private static final String COLLABORATORS = """
            insert into customer_collaborator (customer_id, user_id)
            select c.id, u.id
            from (select id, owner_id, row_number() over (order by id) as place from customer where owner_id is not null) c
            join (select id, row_number() over (order by id) as place, count(*) over () as people
                  from app_user where role = 'REP') u on u.place = c.place / :shared % u.people + 1
            where c.place % :shared = 0 and u.id <> c.owner_id""";

    private final JdbcClient jdbc;

    /** @return the customers written */
    List<DemoCustomer> takeUp(Shift shift) {
        List<DemoCustomer> customers = SourceFile.CUSTOMERS.rows(row -> DemoCustomer.of(row, shift));
        write(customers);
        contacts(customers, "PHONE", 0, DemoCustomer::phone);
        contacts(customers, "EMAIL", 1, DemoCustomer::email);
        jdbc.sql(COLLABORATORS).param("shared", SHARED).update();
        return customers;
    }

    private void write(List<DemoCustomer> customers) {
        jdbc.sql(CUSTOMERS)
                .param("numbers", column(customers, DemoCustomer::customerNo))
                .param("names", column(customers, DemoCustomer::name))
                .param("tokens", column(customers, customer -> String.join(" ", NameTokens.of(customer.name()))))
                .param("types", column(customers, DemoCustomer::type))
                .param("genders", column(customers, DemoCustomer::gender))
                .param("births", column(customers, DemoCustomer::birthDate))
                .param("regions", column(customers, DemoCustomer::region))
                .param("industries", column(customers, DemoCustomer::industry))
                .param("sources", column(customers, DemoCustomer::source))
                .param(
                        "joined",
                        column(customers, customer -> customer.joinedOn().toString()))
                .param("tags", column(customers, DemoCustomer::tags))
                .param("channels", column(customers, DemoCustomers::channel))
                .param("owners", column(customers, DemoCustomer::owner))
                .update();
    }

    private void contacts(
            List<DemoCustomer> customers, String kind, int position, Function<DemoCustomer, @Nullable String> value) {
        jdbc.sql(CONTACTS)
                .param("kind", kind)
                .param("position", position)
                .param("numbers", column(customers, DemoCustomer::customerNo))
                .param("values", column(customers, value))
                .update();
    }

    private static @Nullable String channel(DemoCustomer customer) {
        return customer.preferredChannel() == null
                ? null
                : customer.preferredChannel().name();
    }

    private static @Nullable String[] column(
            List<DemoCustomer> customers, Function<DemoCustomer, @Nullable String> part) {
        return customers.stream().map(part).toArray(String[]::new);
    }
}
