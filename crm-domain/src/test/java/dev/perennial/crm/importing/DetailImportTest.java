package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.account.BankAccounts;
import dev.perennial.crm.account.ContactPersons;
import dev.perennial.crm.account.PersonRole;
import dev.perennial.crm.customer.Assessment;
import dev.perennial.crm.customer.Background;
import dev.perennial.crm.customer.BargainingPower;
import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Habits;
import dev.perennial.crm.customer.LunarDay;
import dev.perennial.crm.customer.Rating;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.customer.Terms;
import dev.perennial.crm.customfield.AppliesTo;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.customfield.Definition;
import dev.perennial.crm.customfield.FieldKind;
import dev.perennial.crm.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What few files say of customers: every column of it, by its Chinese name too. */
@DatabaseTest(properties = "crm.test.own-database=importing")
class DetailImportTest extends ImportingTest {

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons persons;

    @Autowired
    BankAccounts accounts;

    @Autowired
    CustomFields fields;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate customer, custom_field cascade").update();
        define("shelf", "货架米数", FieldKind.NUMBER);
        define("organic", "有机认证", FieldKind.YES_NO);
        define("audited", "Audited on", FieldKind.DATE);
        define("grade", "Grade", FieldKind.CHOICE, "Gold", "Red");
        define("motto", "Motto", FieldKind.TEXT);
    }

    @Test
    void everyDetailIsTakenAndTheSameFileAgainChangesNothing() {
        String[] file = {
            "客户编号,名称,职业,邮政编码,来源渠道,方便联系时间,农历生日,生活方式,偏好,关注重点,购买习惯,还价能力,使用货币,付款条款,优待条件,"
                    + "态度,态度说明,能力,信用说明,社会关系,联系人,联系人职务,联系人角色,联系人电话,联系人邮箱,银行账号,开户行,户名,"
                    + "货架米数,有机认证,Audited on,grade,motto",
            "D-1,沐春茶业,茶商,310013,展会,工作日上午;周末晚上,农历八月十五,爬山,绿茶,产地,每年两次,强,人民币,月结30天,满百件九五折,"
                    + "5,主动,4,拖过款,2,王芳,采购总监,决策人,13912345678,wang@d.example,6222 0202 0011 2233,工商银行,沐春,"
                    + "12.50,是,2026-02-03,Gold,慢慢来"
        };
        assertThat(rejected(customers(file))).isEmpty();

        assertThat(customers.get(ADMIN, "D-1").getDetails())
                .isEqualTo(new Details(
                        new Background("茶商", "310013", new LunarDay(8, 15), SourceChannel.EXHIBITION),
                        List.of(ContactTime.WEEKDAY_MORNING, ContactTime.WEEKEND_EVENING),
                        new Habits("爬山", "绿茶", "产地", "每年两次", BargainingPower.HIGH),
                        new Terms("CNY", "月结30天", "满百件九五折"),
                        new Assessment(
                                new Rating(5, "主动"), new Rating(4, null), new Rating(null, "拖过款"), new Rating(2, null)),
                        new CustomValues(Map.of(
                                "shelf",
                                12.5,
                                "organic",
                                true,
                                "audited",
                                "2026-02-03",
                                "grade",
                                "Gold",
                                "motto",
                                "慢慢来"))));
        assertThat(persons.of(ADMIN, "D-1")).singleElement().satisfies(person -> {
            assertThat(person.facts().name()).isEqualTo("王芳");
            assertThat(person.facts().role()).isEqualTo(PersonRole.DECISION_MAKER);
            assertThat(person.facts().phone()).contains("5678");
        });
        assertThat(accounts.of(ADMIN, "D-1"))
                .singleElement()
                .hasToString("BankAccount[id=%d, holder=沐春, bank=工商银行, lastFour=2233]"
                        .formatted(accounts.of(ADMIN, "D-1").getFirst().id()));

        String before = stored();
        customers(file);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void anEmptyFieldLeavesWhatIsKnownAndOneDetailAloneIsAChange() {
        customers("customer_no,occupation,shelf,motto", "D-1,Baker,3,Rise");
        long version = customers.get(ADMIN, "D-1").getVersion();

        customers("customer_no,occupation,shelf,motto", "D-1,,4,");

        Details details = customers.get(ADMIN, "D-1").getDetails();
        assertThat(details.background().occupation()).isEqualTo("Baker");
        assertThat(details.custom()).isEqualTo(new CustomValues(Map.of("shelf", 4, "motto", "Rise")));
        assertThat(customers.get(ADMIN, "D-1").getVersion()).isGreaterThan(version);
    }

    @Test
    void whatCannotBeIsRejectedWithoutTellingAnAccountNumber() {
        Import wrong = customers(
                "customer_no,postcode,currency,attitude,lunar_birthday,contact_times,grade,shelf,bank_account",
                "D-1,?,XYZ,9,十三月初一,sometimes,Blue,much,62220202!");
        assertThat(rejected(wrong))
                .hasSize(8)
                .noneMatch(row -> row.contains("62220202"))
                .anyMatch(row -> row.contains("••••"));
    }

    @Test
    void anAccountNumberOfARejectedRowIsNowhereToBeRead() {
        String header = "customer_no,name,postcode,开户行,银行账号";
        Import wrong = customers(
                header,
                "D-1,Known,?,ICBC,6222 0202 0011 2233",
                "D-2,Too short,310013,6222020200114455",
                "D-3,Too long,310013,ICBC,6222020200116677,6222020200116677");

        String kept = jdbc.sql("select string_agg(to_jsonb(e)::text, ' ') from import_error e where import_id = ?")
                .param(wrong.id())
                .query(String.class)
                .single();
        String file = errorFile(wrong);
        assertThat(wrong.rowsRejected()).isEqualTo(3);
        assertThat(kept + file).doesNotContain("0011").contains("••••2233", "••••4455", "••••6677");
        assertThat(messages(wrong)).contains("note.accountsHidden");

        Import again = send(
                ImportType.CUSTOMERS, OnError.SKIP, file.replace("?", "310013").getBytes(StandardCharsets.UTF_8));
        assertThat(rejected(again)).anyMatch(row -> row.contains("••••2233 bankAccountHidden"));
        assertThat(customers.exists("D-1")).isFalse();

        customers(header, "D-1,Known,310013,ICBC,6222 0202 0011 2233");
        assertThat(accounts.of(ADMIN, "D-1")).hasSize(1);
    }

    @Test
    void takenBackNothingOfItIsLeft() {
        customers("customer_no,name,联系人,银行账号", "D-1,Known,Li Na,62220001");
        String before = stored();
        Import done = customers(
                "customer_no,name,occupation,联系人,银行账号",
                "D-1,Known,Baker,Wang Fang,62220002",
                "D-2,New,Cook,Ma Li,62220003");
        assertThat(stored()).isNotEqualTo(before);

        imports.undo(ADMIN, done.id());

        assertThat(persons.of(ADMIN, "D-1"))
                .singleElement()
                .satisfies(person -> assertThat(person.facts().name()).isEqualTo("Li Na"));
        assertThat(accounts.of(ADMIN, "D-1")).hasSize(1);
        assertThat(customers.get(ADMIN, "D-1").getDetails()).isEqualTo(Details.NONE);
        assertThat(customers.exists("D-2")).isFalse();
    }

    @Test
    void theSourceInWordsIsKnownAsACodeToo() {
        customers("customer_no,source", "D-1,转介绍", "D-2,met on a train");
        assertThat(customers.get(ADMIN, "D-1").getDetails().background().sourceChannel())
                .isEqualTo(SourceChannel.REFERRAL);
        assertThat(customers.get(ADMIN, "D-2").getDetails().background().sourceChannel())
                .isNull();
    }

    private void define(String code, String label, FieldKind kind, String... options) {
        fields.add(ADMIN, new Definition(code, label, kind, AppliesTo.EVERYBODY, false, List.of(options)));
    }

    private String stored() {
        return jdbc.sql("select string_agg(to_jsonb(c)::text, ' ') from customer c")
                        .query(String.class)
                        .single()
                + jdbc.sql("select count(*) from contact_person")
                        .query(Integer.class)
                        .single()
                + jdbc.sql("select count(*) from customer_bank_account")
                        .query(Integer.class)
                        .single();
    }
}
