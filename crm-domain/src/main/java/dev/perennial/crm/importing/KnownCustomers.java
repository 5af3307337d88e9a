package dev.perennial.crm.importing;

import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customers that rows of history belong to; such rows make none. */
final class KnownCustomers {

    /** Numbers from before a merge lead to the customer of today. */
    private static final String FIND = """
            create temporary table import_customer on commit drop as
            select n.customer_no, coalesce(c.id, a.customer_id) as customer_id
            from (select distinct customer_no from import_line) n
            left join customer c on c.customer_no = n.customer_no
            left join customer_alias a on a.customer_no = n.customer_no
            where c.id is not null or a.customer_id is not null""";

    private static final String TELL = """
            select line, 'customer_no' as column_name, customer_no as value, 'import.reason.customerUnknown' as reason,
                   array[]::text[] as arguments
            from import_line l
            where not exists (select from import_customer c where c.customer_no = l.customer_no)
            order by line""";

    private static final String DROP_UNKNOWN = """
            delete from import_line l
            where not exists (select from import_customer c where c.customer_no = l.customer_no)""";

    private KnownCustomers() {}

    /** Looks the customers of {@code import_line} up, into {@code import_customer}, and rejects rows of no customer. */
    static void find(JdbcClient jdbc, BiConsumer<Long, Problem> rejected) {
        jdbc.sql(FIND).update();
        jdbc.sql("analyze import_customer").update();
        RejectedRows.read(jdbc, TELL, rejected);
        jdbc.sql(DROP_UNKNOWN).update();
    }

    /** Two imports of one customer's history follow each other, so that neither records what the other just did. */
    static void lock(JdbcClient jdbc) {
        jdbc.sql("""
                        select from customer where id in (select customer_id from import_customer)
                        order by id for no key update""").query().listOfRows();
    }
}
