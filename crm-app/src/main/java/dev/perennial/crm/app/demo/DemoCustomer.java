package dev.perennial.crm.app.demo;

import static dev.perennial.crm.app.demo.SourceFile.cell;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.perennial.crm.customer.Channel;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one has to know of a customer to talk to them.
 *
 * @param owner user name; null in the unassigned pool
 */
record DemoCustomer(
        String customerNo,
        String name,
        boolean isCompany,
        @Nullable String owner,
        @Nullable Channel preferredChannel) {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    static DemoCustomer of(NamedCsvRecord row) {
        String channel = cell(row, "preferred_channel");
        return new DemoCustomer(
                row.getField("customer_no"),
                row.getField("name"),
                row.getField("type").equals("COMPANY"),
                cell(row, "owner"),
                channel == null ? null : Channel.valueOf(channel));
    }

    /** The language one talks to them in. */
    String language() {
        return CHINESE.matcher(name).find() ? "zh" : "en";
    }
}
