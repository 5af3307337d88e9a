package dev.perennial.crm.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Lists the rows of one import that are not taken, outside of its transaction: the list stays when that is undone. */
final class Rejections {

    private static final int MOST_WAITING = 1000;
    private static final int MOST_CHARACTERS = 1 << 20;

    private final long importId;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate apart;
    private final List<Listed> waiting = new ArrayList<>();
    private int characters;
    private int columns = Integer.MAX_VALUE;
    private int ownColumns = Integer.MAX_VALUE;
    private volatile long rows;
    private Secrets secrets = Secrets.NONE;

    private record Listed(long line, int position, Problem problem, String row) {}

    Rejections(long importId, JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions) {
        this.importId = importId;
        this.jdbc = jdbc;
        this.json = json;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** How many rows are not taken so far. */
    long rows() {
        return rows;
    }

    /** Leaves what an earlier file of rejected rows added to whole rows out. */
    void keepOnly(int own, int all) {
        ownColumns = own;
        columns = all;
    }

    /** Keeps what is secret out of the list. */
    void hide(Secrets columnsToHide) {
        secrets = columnsToHide;
    }

    void add(Row row, List<Problem> problems) {
        rows++;
        List<String> fields = secrets.hide(row.fields());
        String csv = Row.csv(fields.size() == columns ? fields.subList(0, ownColumns) : fields);
        for (int position = 0; position < problems.size(); position++) {
            waiting.add(new Listed(row.line(), position, secrets.hide(problems.get(position)), csv));
        }
        characters += csv.length() * problems.size();
        if (waiting.size() >= MOST_WAITING || characters >= MOST_CHARACTERS) {
            flush();
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            apart.executeWithoutResult(transaction -> insert());
            waiting.clear();
            characters = 0;
        }
    }

    private void insert() {
        jdbc.sql("""
                        insert into import_error (import_id, line, position, column_name, value, reason, arguments, raw_row)
                        select :importId, t.line, t.position, t.column_name, t.value, t.reason, t.arguments, t.raw_row
                        from unnest(cast(:lines as bigint[]), cast(:positions as integer[]), cast(:columns as text[]),
                            cast(:values as text[]), cast(:reasons as text[]), cast(:arguments as jsonb[]),
                            cast(:rows as text[]))
                            as t (line, position, column_name, value, reason, arguments, raw_row)
                        on conflict do nothing""")
                .param("importId", importId)
                .param("lines", column(listed -> String.valueOf(listed.line())))
                .param("positions", column(listed -> String.valueOf(listed.position())))
                .param("columns", column(listed -> listed.problem().column()))
                .param("values", column(listed -> listed.problem().value()))
                .param("reasons", column(listed -> listed.problem().reason()))
                .param(
                        "arguments",
                        column(listed ->
                                json.writeValueAsString(listed.problem().arguments())))
                .param("rows", column(Listed::row))
                .update();
    }

    private @Nullable String[] column(Function<Listed, @Nullable String> part) {
        return waiting.stream().map(part).toArray(String[]::new);
    }
}
