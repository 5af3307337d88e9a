package dev.perennial.crm.account;

import dev.perennial.crm.customer.NameTokens;
import dev.perennial.crm.customer.PhoneNumbers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import lombok.RequiredArgsConstructor;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** Looks once at the contact people there are already, so that they are found too. */
@Component
@RequiredArgsConstructor
class V20261122_1811__Contact_people_found extends BaseJavaMigration {

    private static final int ROWS_AT_ONCE = 2000;

    private final PhoneNumbers numbers;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement people = connection.createStatement();
                PreparedStatement update = connection.prepareStatement(
                        "update contact_person set name_tokens = ?, normalised = ? where id = ?")) {
            people.setFetchSize(ROWS_AT_ONCE);
            int waiting = 0;
            try (ResultSet row = people.executeQuery("select id, name, phone from contact_person")) {
                while (row.next()) {
                    String phone = row.getString(3);
                    update.setArray(
                            1,
                            connection.createArrayOf(
                                    "text", NameTokens.of(row.getString(2)).toArray()));
                    update.setString(2, phone == null ? null : numbers.normalised(phone));
                    update.setLong(3, row.getLong(1));
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
