package dev.perennial.crm.importing;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.NameTokens;
import dev.perennial.crm.customer.PhoneNumbers;
import dev.perennial.crm.customer.Regions;
import dev.perennial.crm.customer.Spelling;
import dev.perennial.crm.duplicate.DuplicateSearch;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Message;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows on their way to becoming customers. */
@RequiredArgsConstructor
@SuppressWarnings("NullAway.Init")
final class CustomerStage implements Stage {

    private static final int LONGEST = Facts.LONGEST_TEXT;

    private final JdbcClient jdbc;
    private final Business business;
    private final Moments moments;
    private final PhoneNumbers phoneNumbers;
    private final DuplicateSearch duplicates;

    /** Keys of active users by name. */
    private final Map<String, Long> owners;

    /** The columns of the fields that the company has added. */
    private final List<OwnColumn> own;

    private long suspects;
    private Cells cells;
    private DetailCells details;
    private final CopyBuffer copy = new CopyBuffer("import_line");
    private Courier courier;

    @Override
    public List<? extends Column> columns() {
        return Stream.concat(ImportType.CUSTOMERS.columns().stream(), own.stream())
                .toList();
    }

    @Override
    public void open(Courier itsCourier, Header header) {
        courier = itsCourier;
        jdbc.sql(CustomerSql.LINES).update();
        cells = new Cells(header, moments);
        details = new DetailCells(cells, own, phoneNumbers);
    }

    @Override
    public List<Problem> take(Row row) throws SQLException {
        if (!cells.begin(row)) {
            return cells.problems();
        }
        String number = cells.required(CustomerColumn.CUSTOMER_NO, CustomerNumber.LONGEST);
        if (number != null && !CustomerNumber.isWellFormed(number)) {
            cells.reject(CustomerColumn.CUSTOMER_NO, number, "customerNo");
        }
        String typed = cells.text(CustomerColumn.NAME, LONGEST);
        String name = typed == null ? null : Spelling.plain(typed);
        List<@Nullable Object> who = Arrays.asList(
                row.line(),
                number,
                name,
                String.join(" ", NameTokens.of(name == null ? String.valueOf(number) : name)),
                Spelling.key(name == null ? String.valueOf(number) : name),
                cells.word(CustomerColumn.TYPE, Words.CUSTOMER_TYPE),
                cells.word(CustomerColumn.GENDER, Words.GENDER),
                pastDay(CustomerColumn.BIRTH_DATE));
        String phone = contact(CustomerColumn.PHONE, ContactPoint::phone);
        List<@Nullable Object> further = Arrays.asList(
                phone,
                phone == null ? null : phoneNumbers.normalised(phone),
                contact(CustomerColumn.EMAIL, ContactPoint::email),
                region(),
                cells.text(CustomerColumn.INDUSTRY, LONGEST),
                cells.text(CustomerColumn.SOURCE, LONGEST),
                owner(),
                pastDay(CustomerColumn.JOINED_ON),
                tags(),
                cells.word(CustomerColumn.PREFERRED_CHANNEL, Words.CHANNEL),
                details.read());
        if (cells.problems().isEmpty()) {
            who.forEach(copy::add);
            further.forEach(copy::add);
            copy.endRow();
            courier.takeIfEnough(copy);
        }
        return cells.problems();
    }

    private @Nullable LocalDate pastDay(CustomerColumn column) {
        LocalDate day = cells.day(column);
        if (day != null && day.isAfter(business.today())) {
            cells.reject(column, day.toString(), "date.future");
            return null;
        }
        return day;
    }

    private @Nullable String contact(CustomerColumn column, Function<String, ContactPoint> kind) {
        String value = cells.text(column, LONGEST);
        if (value != null && !kind.apply(value).isWellFormed()) {
            cells.reject(column, value, column == CustomerColumn.PHONE ? "phone" : "email");
        }
        return value == null ? null : kind.apply(value).value();
    }

    private @Nullable String region() {
        String typed = cells.text(CustomerColumn.REGION, LONGEST);
        return typed == null ? null : Regions.standard(typed);
    }

    private @Nullable Long owner() {
        String name = cells.text(CustomerColumn.OWNER, LONGEST);
        if (name == null) {
            return null;
        }
        Long owner = owners.get(name.toLowerCase(Locale.ROOT));
        if (owner == null) {
            cells.reject(CustomerColumn.OWNER, name, "owner");
        }
        return owner;
    }

    /** Tags parted by semicolons, each once; null when there are none. */
    private @Nullable String tags() {
        String text = cells.text(CustomerColumn.TAGS, LONGEST * Facts.MOST_OF_A_KIND);
        if (text == null) {
            return null;
        }
        List<String> tags = Arrays.stream(text.split("[;；,，|、]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > Facts.MOST_OF_A_KIND || tags.stream().anyMatch(tag -> tag.length() > LONGEST)) {
            cells.reject(CustomerColumn.TAGS, text, "tags", Facts.MOST_OF_A_KIND, LONGEST);
        }
        return tags.isEmpty() ? null : tags.stream().collect(Collectors.joining(";"));
    }

    @Override
    public void finish() throws SQLException {
        courier.take(copy);
    }

    @Override
    public void judge(BiConsumer<Long, Problem> rejected) {
        run("analyze import_line");
        run(CustomerSql.RENUMBER);
        RepeatedKeys.reject(jdbc, "customer_no", rejected);
    }

    @Override
    public Written write(Trace trace) {
        jdbc.sql(CustomerSql.LOCK).query().listOfRows();
        run(CustomerSql.CONTACTS);
        run(DetailSql.CHANGED);
        run("analyze import_contact");
        run(CustomerSql.CHANGED);
        trace.keep(Recorded.CUSTOMER, "import_changed");
        trace.begin(Recorded.CUSTOMER);
        long updated = jdbc.sql(CustomerSql.UPDATE).param("now", trace.now()).update();
        long created = jdbc.sql(CustomerSql.INSERT)
                .param("import", trace.importId())
                .param("now", trace.now())
                .update();
        trace.made(Recorded.CUSTOMER, created);
        run(CustomerSql.END_COLLABORATION);
        run(CustomerSql.INSERT_CONTACTS);
        run(DetailSql.APPLY);
        run(DetailSql.INSERT_PERSONS);
        run(DetailSql.INSERT_BANKS);
        run(CustomerSql.TAKEN_UP);
        run("analyze import_taken_up");
        suspects = duplicates.searchAmong("import_taken_up");
        long rows =
                jdbc.sql("select count(*) from import_line").query(Long.class).single();
        return new Written(created, updated, rows - created - updated);
    }

    @Override
    public List<Message> notes() {
        return suspects == 0 ? List.of() : List.of(Message.of("import.note.duplicates", suspects));
    }

    private void run(String statement) {
        jdbc.sql(statement).update();
    }
}
