package dev.perennial.crm.customer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Customers taken up before names could be found by pinyin get the tokens for it. */
@Component
class V20261122_1410__Names_by_pinyin extends BaseJavaMigration {

    private static final int ROWS_AT_ONCE = 2000;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement names = connection.createStatement();
                PreparedStatement update =
                        connection.prepareStatement("update customer set name_tokens = ? where id = ?")) {
            names.setFetchSize(ROWS_AT_ONCE);
            int waiting = 0;
            try (ResultSet row = names.executeQuery("select id, name from customer where name ~ '[一-鿿]'")) {
                while (row.next()) {
                    update.setArray(
                            1,
                            connection.createArrayOf(
                                    "text", NameTokens.of(row.getString(2)).toArray()));
                    update.setLong(2, row.getLong(1));
                    update.addBatch();
                    if (++waiting % ROWS_AT_ONCE == 0) {
                        update.executeBatch();
                    }
                }
            }
            update.executeBatch();
        }
    }
}
