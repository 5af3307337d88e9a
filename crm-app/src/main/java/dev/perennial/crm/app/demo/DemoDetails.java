package dev.perennial.crm.app.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.perennial.crm.customfield.AppliesTo;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.customfield.Definition;
import dev.perennial.crm.customfield.FieldKind;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.shared.Business;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells more of some customers: who acts for them, how they live and buy, what is agreed, in fields of the company's own too;
 * puts some into groups, and lets people have confirmed what they know, some lately and some long ago. What is told is in
 * {@code demo/details.csv}.
 */
@Component
@RequiredArgsConstructor
class DemoDetails {

    /** One customer in so many is known better than the others. */
    private static final int KNOWN_BETTER = 3;

    private static final int PEOPLE_PER_NAME = 10_000;

    /** How long ago somebody confirmed the facts, in days, spread by the key; one in five nobody ever did. */
    private static final String CONFIRMED = """
            update customer c
            set facts_confirmed_at = cast(:now as timestamptz) - make_interval(days => (c.id * 37 % 620)::integer)
            where c.owner_id is not null and c.id % 5 <> 0""";

    private static final String GROUPS = """
            insert into customer_group (name, owner_id, shared)
            select g.name, u.id, g.shared
            from (values ('Christmas card', 'rep', false), ('Trade fair guests', 'rep', true),
                         ('Price list by post', 'rep2', true), ('Reference customers', 'manager', true))
                as g (name, username, shared)
            join app_user u on u.username = g.username""";

    /** A group has those its owner serves; that of the manager some of everybody's. */
    private static final String MEMBERS = """
            insert into customer_group_member (group_id, customer_id)
            select g.id, c.id
            from customer_group g
            join app_user u on u.id = g.owner_id
            join (
                select c.id, c.owner_id, row_number() over (partition by c.owner_id order by s.net desc, c.id) as place
                from customer c join purchase_summary s on s.customer_id = c.id
                where c.owner_id is not null) c
              on u.role = 'REP' and c.owner_id = u.id and c.place <= 24 and (c.place + g.id) % 2 = 0
              or u.role = 'MANAGER' and c.place <= 3""";

    private final DemoImport imports;
    private final CustomFields fields;
    private final People people;
    private final JdbcClient jdbc;
    private final Business business;

    /** @return of how many customers more is told */
    int tell(List<DemoCustomer> known) {
        Viewer admin = people.find(DemoPeople.ADMINISTRATOR).orElseThrow().asViewer();
        define(admin, "shelf_metres", "Shelf metres", FieldKind.NUMBER, AppliesTo.COMPANY);
        define(
                admin,
                "gift_season",
                "Gift season",
                FieldKind.CHOICE,
                AppliesTo.EVERYBODY,
                "Christmas",
                "Easter",
                "All year");
        define(admin, "catalogue", "Wants the printed catalogue", FieldKind.YES_NO, AppliesTo.EVERYBODY);
        List<NamedCsvRecord> scripts = SourceFile.DETAILS.rows(Function.identity());
        List<DemoCustomer> better = better(known);
        byte[] file = file(better, scripts).getBytes(StandardCharsets.UTF_8);
        imports.run(ImportType.CUSTOMERS, "customer-details.csv", new ByteArrayInputStream(file), read -> {});
        jdbc.sql(CONFIRMED)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
        return better.size();
    }

    /** Groups come once it is known who buys most. */
    void group() {
        jdbc.sql(GROUPS).update();
        jdbc.sql(MEMBERS).update();
    }

    private void define(
            Viewer admin, String code, String label, FieldKind kind, AppliesTo appliesTo, String... options) {
        fields.add(admin, new Definition(code, label, kind, appliesTo, false, List.of(options)));
    }

    private static List<DemoCustomer> better(List<DemoCustomer> known) {
        List<DemoCustomer> better = new ArrayList<>();
        for (int index = 0; index < known.size(); index += KNOWN_BETTER) {
            if (known.get(index).owner() != null) {
                better.add(known.get(index));
            }
        }
        return better;
    }

    private static String file(List<DemoCustomer> customers, List<NamedCsvRecord> scripts) {
        List<String> columns = scripts.getFirst().getHeader().stream().skip(2).toList();
        Map<String, List<NamedCsvRecord>> fitting = scripts.stream()
                .collect(Collectors.groupingBy(script -> script.getField("language") + script.getField("type")));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> header = new ArrayList<>(List.of("customer_no"));
            header.addAll(columns);
            header.add("contact_phone");
            csv.writeRecord(header);
            int place = 0;
            for (DemoCustomer customer : customers) {
                List<NamedCsvRecord> said = fitting.getOrDefault(
                        customer.language() + (customer.isCompany() ? "COMPANY" : "PERSON"), scripts);
                csv.writeRecord(row(customer, said.get(place % said.size()), columns, place++));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(DemoCustomer customer, NamedCsvRecord said, List<String> columns, int place) {
        List<String> row = new ArrayList<>(List.of(customer.customerNo()));
        columns.forEach(column -> row.add(said.getField(column)));
        boolean somebodyActs = !said.getField("contact_person").isEmpty();
        row.add(somebodyActs ? "+44 20 7946 %04d".formatted(place % PEOPLE_PER_NAME) : "");
        return row;
    }
}
