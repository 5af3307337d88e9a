package dev.perennial.crm.app.demo;

import static dev.perennial.crm.app.demo.SourceFile.cell;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.perennial.crm.customer.Channel;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the demonstration; the published number with an invented identity.
 *
 * @param joinedOn already moved into the present
 * @param tags     separated by semicolons
 */
record DemoCustomer(
        String customerNo,
        String name,
        String type,
        @Nullable String gender,
        @Nullable String birthDate,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String source,
        @Nullable String owner,
        LocalDate joinedOn,
        String tags,
        @Nullable Channel preferredChannel) {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    static DemoCustomer of(NamedCsvRecord row, Shift shift) {
        String channel = cell(row, "preferred_channel");
        return new DemoCustomer(
                row.getField("customer_no"),
                row.getField("name"),
                row.getField("type"),
                cell(row, "gender"),
                cell(row, "birth_date"),
                cell(row, "phone"),
                cell(row, "email"),
                cell(row, "region"),
                cell(row, "industry"),
                cell(row, "source"),
                cell(row, "owner"),
                shift.of(LocalDate.parse(row.getField("joined_on"))),
                row.getField("tags"),
                channel == null ? null : Channel.valueOf(channel));
    }

    boolean isCompany() {
        return type.equals("COMPANY");
    }

    /** The language one talks to them in. */
    String language() {
        return CHINESE.matcher(name).find() ? "zh" : "en";
    }
}
