package dev.perennial.crm.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Reads suspects, leaving out what their reader may not see. */
final class Suspects {

    private Suspects() {}

    /** @param prefix of the columns this one is in */
    static Suspect read(ResultSet row, String prefix, boolean seen) throws SQLException {
        String owner = row.getString(prefix + "owner_name");
        String team = row.getString(prefix + "team_name");
        if (!seen) {
            return new Suspect(null, null, null, List.of(), null, owner, team);
        }
        return new Suspect(
                row.getString(prefix + "customer_no"),
                row.getString(prefix + "name"),
                row.getString(prefix + "region"),
                texts(row, prefix + "contacts"),
                row.getInt(prefix + "orders"),
                owner,
                team);
    }

    static List<Likeness> reasons(ResultSet row) throws SQLException {
        return texts(row, "reasons").stream().map(Likeness::valueOf).toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
