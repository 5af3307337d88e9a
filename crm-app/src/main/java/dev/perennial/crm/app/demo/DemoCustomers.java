package dev.perennial.crm.app.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.perennial.crm.importing.ImportType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the customers in, and lets some be served by a second person. */
@Component
@RequiredArgsConstructor
class DemoCustomers {

    private static final String JOINED_ON = "joined_on";

    /** One customer in so many is served by a second person too. */
    private static final int SHARED = 40;

    private static final String COLLABORATORS = """
            insert into customer_collaborator (customer_id, user_id)
            select c.id, u.id
            from (
                select id, owner_id, row_number() over (order by customer_no) as place
                from customer where owner_id is not null
            ) c
            join (
                select id, row_number() over (order by id) as place, count(*) over () as people
                from app_user where role = 'REP' and active
            ) u on u.place = c.place / :shared % u.people + 1
            where c.place % :shared = 0 and u.id <> c.owner_id""";

    /** Some regions belong to a team, so that there are customers whom another team has: what territories are there to show. */
    private static final String TERRITORIES = """
            insert into territory (region, team_id)
            select drawn.region, team.id
            from (values ('Wales', 'West'), ('Northern Ireland', 'North'), ('Channel Islands', 'East')) as drawn (region, team)
            join team on team.name = drawn.team""";

    private final DemoImport imports;
    private final JdbcClient jdbc;

    /** @return the customers, all of which are on record now */
    List<DemoCustomer> takeUp(Shift shift) {
        List<NamedCsvRecord> rows = SourceFile.CUSTOMERS.rows(Function.identity());
        byte[] file = moved(rows, shift).getBytes(StandardCharsets.UTF_8);
        imports.run(ImportType.CUSTOMERS, "customers.csv", new ByteArrayInputStream(file), read -> {});
        jdbc.sql(TERRITORIES).update();
        jdbc.sql(COLLABORATORS).param("shared", SHARED).update();
        return rows.stream().map(DemoCustomer::of).toList();
    }

    private static String moved(List<NamedCsvRecord> rows, Shift shift) {
        StringWriter text = new StringWriter();
        List<String> columns = rows.getFirst().getHeader();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns);
            for (NamedCsvRecord row : rows) {
                csv.writeRecord(columns.stream()
                        .map(column -> moved(column, row.getField(column), shift))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String moved(String column, String value, Shift shift) {
        return column.equals(JOINED_ON) ? shift.of(LocalDate.parse(value)).toString() : value;
    }
}
