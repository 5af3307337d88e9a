package dev.perennial.crm.importing;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of imports share: sending a file, and reading back what was said about it. */
abstract class ImportingTest {

    static final Viewer ADMIN = new Viewer(0, "admin", Role.ADMIN, null, false);

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    Import orders(String... lines) {
        return send(ImportType.ORDERS, OnError.SKIP, text(lines));
    }

    Import customers(String... lines) {
        return send(ImportType.CUSTOMERS, OnError.SKIP, text(lines));
    }

    Import send(ImportType type, OnError onError, byte[] file) {
        return send(type, onError, new ByteArrayInputStream(file));
    }

    Import send(ImportType type, OnError onError, InputStream file) {
        return send(ImportRequest.of(type, "test.csv").onError(onError), file);
    }

    Import send(ImportRequest request, byte[] file) {
        return send(request, new ByteArrayInputStream(file));
    }

    Import send(ImportRequest request, InputStream file) {
        return imports.run(ADMIN, request, file, progress -> {});
    }

    static byte[] text(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Each thing that is wrong with a row: {@code line column value reason arguments}. */
    List<String> rejected(Import done) {
        return imports.firstRejected(ADMIN, done.id(), 100).stream()
                .map(row -> row.line() + " " + row.column() + " " + row.value() + " "
                        + row.reason().code().replace("import.reason.", "") + " "
                        + row.reason().arguments())
                .toList();
    }

    static String messages(Import done) {
        return done.messages().stream()
                .map(message -> message.code().replace("import.", "") + message.arguments())
                .collect(Collectors.joining(" "));
    }

    String errorFile(Import done) {
        StringWriter file = new StringWriter();
        imports.writeRejected(ADMIN, done.id(), file, reason -> reason.code().replace("import.reason.", ""));
        return file.toString();
    }

    /** Every order of this prefix as one text a row. */
    List<String> ordersOf(String prefix) {
        return jdbc.sql("""
                        select o.order_no || ' ' || c.customer_no || ' ' || o.business_day || ' ' || o.status || ' '
                            || coalesce((
                                select string_agg(l.line_no || ':' || p.sku || '*' || trim_scale(l.quantity) || '@'
                                    || trim_scale(l.unit_price), ' ' order by l.line_no)
                                from order_line l join product p on p.id = l.product_id where l.order_id = o.id), '')
                        from orders o join customer c on c.id = o.customer_id
                        where starts_with(o.order_no, ?) order by o.order_no""")
                .param(prefix)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Everything recorded of orders, customers and purchases, with versions and times. */
    String everything() {
        return jdbc.sql("""
                        select md5(string_agg(t, '|' order by t)) from (
                            select o::text as t from orders o union all select l::text from order_line l
                            union all select c::text from customer c union all select k::text from customer_contact k
                            union all select p::text from product p union all select d::text from purchase_day d
                            union all select s::text from purchase_summary s) as rows""")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .single();
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
