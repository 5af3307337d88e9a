package dev.perennial.crm.journey;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.Gender;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer of {@link SampleBusiness}: some that lists and pages must cope with, and many ordinary ones.
 *
 * @param owner user name; null for the unassigned pool
 */
record SampleCustomer(String number, Facts facts, @Nullable String owner) {

    /** Has bought for more than a million. */
    static final String BIGGEST = "C0001";

    /** Has a name that fits nowhere. */
    static final String LONGEST = "C0002";

    /** Of whom only a name is known, and who never ordered. */
    static final String UNKNOWN = "C0003";

    /** Bought, but for nothing. */
    static final String FREE = "C0004";

    /** Has sent back what they bought. */
    static final String RETURNER = "C0005";

    /** Has more than a thousand entries on the timeline. */
    static final String TALKATIVE = "C0006";

    /** Belongs to another rep than {@code rep}. */
    static final String FOREIGN = "C0007";

    /** Is there for the journeys that change what they find: its owner is {@code rep}. */
    static final String CALLED = "C0008";

    /** As {@link #CALLED}, for those who have no script. */
    static final String WRITTEN_TO = "C0009";

    private static final int ORDINARY = 150;

    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴");
    private static final List<String> GIVEN = List.of("伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "洋", "晓燕");
    private static final List<String> FIRST = List.of("Oliver", "Charlotte", "Noah", "Mia", "Zoë", "Ana", "Björn");
    private static final List<String> LAST = List.of("Whitfield", "García", "Okafor", "Novák", "O'Brien");
    private static final List<String> TRADES = List.of("Textiles", "食品", "Machinery", "家居", "Logistics");
    private static final List<String> REGIONS = List.of("华东", "华南", "North", "Île-de-France");

    static Stream<SampleCustomer> all() {
        return Stream.concat(special(), ordinary());
    }

    static Stream<SampleCustomer> ordinary() {
        return IntStream.range(0, ORDINARY)
                .mapToObj(i -> new SampleCustomer("C%04d".formatted(100 + i), facts(i), owner(i)));
    }

    private static Stream<SampleCustomer> special() {
        return Stream.of(
                new SampleCustomer(BIGGEST, company("上海恒远机械制造有限公司").with(SampleDetails.everything()), "rep"),
                new SampleCustomer(
                        LONGEST,
                        company("Vereinigte Norddeutsche Landmaschinenersatzteilgroßhandelsgesellschaft mbH & Co. KG,"
                                + " Zweigniederlassung Schleswig-Holstein und Hamburg-Nord"),
                        "rep"),
                new SampleCustomer(UNKNOWN, Facts.of("无名", CustomerType.PERSON), "rep"),
                new SampleCustomer(FREE, company("Sample Shelf Ltd"), "rep"),
                new SampleCustomer(RETURNER, facts(3), "rep"),
                new SampleCustomer(TALKATIVE, company("广州晨曦贸易有限公司"), "rep"),
                new SampleCustomer(FOREIGN, company("Westwind Interiors"), "rep2"),
                new SampleCustomer(CALLED, company("Harbour & Vale Stationers"), "rep"),
                new SampleCustomer(WRITTEN_TO, company("苏州河岸茶叶店"), "rep"));
    }

    private static @Nullable String owner(int i) {
        return i % 10 == 9 ? null : i % 2 == 0 ? "rep" : "rep2";
    }

    private static Facts facts(int i) {
        return i % 4 == 0 ? company(LAST.get(i % 5) + " & " + FIRST.get(i % 7) + " " + i) : person(i);
    }

    private static Facts person(int i) {
        String name = i % 2 == 0
                ? FIRST.get(i % 7) + " " + LAST.get(i / 7 % 5)
                : SURNAMES.get(i % 10) + GIVEN.get(i / 10 % 11);
        return new Facts(
                name,
                CustomerType.PERSON,
                i % 3 == 0 ? null : i % 3 == 1 ? Gender.FEMALE : Gender.MALE,
                i % 6 == 5 ? null : LocalDate.of(1955 + i % 50, 3, 16).plusDays(i % 60),
                REGIONS.get(i % 4),
                null,
                i % 5 == 0 ? null : "web",
                LocalDate.of(2024, 9, 1).plusDays(i),
                i % 3 == 0 ? null : Channel.WECOM,
                i % 7 == 0 ? List.of("VIP", "老客户") : List.of(),
                List.of(ContactPoint.phone("+86 138 0000 %04d".formatted(i))),
                Details.NONE);
    }

    private static Facts company(String name) {
        return new Facts(
                name,
                CustomerType.COMPANY,
                null,
                null,
                REGIONS.get(name.length() % 4),
                TRADES.get(name.length() % 5),
                "fair",
                LocalDate.of(2024, 8, 1),
                Channel.PHONE,
                List.of(),
                List.of(
                        ContactPoint.phone("+86 21 5550 %04d".formatted(number(name))),
                        ContactPoint.email("office@customer%d.example.com".formatted(number(name)))),
                Details.NONE);
    }

    /** Of four digits, another for each name. */
    private static int number(String name) {
        return Math.floorMod(name.hashCode(), 10_000);
    }
}
