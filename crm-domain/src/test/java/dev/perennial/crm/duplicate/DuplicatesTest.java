package dev.perennial.crm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.merging.Merges;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest(properties = "crm.test.own-database=duplicates")
class DuplicatesTest {

    @Autowired
    Duplicates duplicates;

    @Autowired
    DuplicateSearch search;

    @Autowired
    Candidates candidates;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private static @Nullable SalesForce staff;

    @BeforeEach
    void clear() {
        jdbc.sql("truncate customer, duplicate_pair cascade").update();
        if (staff == null) {
            staff = SalesForce.hired(people, "dup");
        }
    }

    @Test
    void theSameNumberIsKnownHoweverItIsTyped() {
        person("D-1", "张伟", null, null, "138 0000 1234");
        person("D-2", "李娜", null, null, "+86-13800001234");
        person("D-3", "王芳", null, null, "13900001234");

        search.searchAll();

        assertThat(told(admin())).containsExactly("D-1 D-2 PHONE 60");
    }

    @Test
    void companiesAreOneButForTheLegalForm() {
        company("D-1", "杭州沐春茶饮有限公司", null);
        company("D-2", "杭州沐春茶饮", null);
        company("D-3", "Harbour & Vale Ltd.", null);
        company("D-4", "HARBOUR ＆ VALE Co., Ltd", null);

        search.searchAll();

        assertThat(told(admin())).containsExactly("D-1 D-2 COMPANY_NAME 60", "D-3 D-4 COMPANY_NAME 60");
    }

    @Test
    void namesALetterApartAreLookedAtWithinARegion() {
        company("D-1", "Hoffmann Blumen GmbH", "Germany");
        company("D-2", "Hofmann Blumen", "Germany");
        company("D-3", "Hofman Blumen", "Austria");

        search.searchAll();

        assertThat(told(admin())).containsExactly("D-1 D-2 SIMILAR_NAME 40");
    }

    @Test
    void peopleOfOneNameAreToldApartByTheirBirthdays() {
        person("D-1", "Klaus Hoffmann", "Germany", LocalDate.of(1970, 1, 1), null);
        person("D-2", "klaus  hoffmann", "Germany", LocalDate.of(1970, 1, 1), null);
        person("D-3", "Klaus Hoffmann", "Germany", LocalDate.of(1980, 1, 1), null);

        search.searchAll();

        assertThat(told(admin())).containsExactly("D-1 D-2 NAME_BIRTH NAME_REGION 100");
    }

    @Test
    void whatManyShareBringsNobodyTogether() {
        for (int index = 0; index < 25; index++) {
            person("S-" + index, "Name " + index, null, null, "0571 8888 8842");
        }

        search.searchAll();

        assertThat(told(admin())).isEmpty();
    }

    @Test
    void onceDecidedAPairNeverComesBack() {
        person("D-1", "张伟", null, null, "13800001234");
        person("D-2", "张伟", null, null, "13800001234");
        search.searchAll();

        duplicates.dismiss(admin(), "D-2", "D-1");
        search.searchAll();

        assertThat(told(admin())).isEmpty();
    }

    @Test
    void aMergedPairLeavesTheListAndASplitOneComesBack() {
        person("D-1", "张伟", null, null, "13800001234");
        person("D-2", "张伟", null, null, "13800001234");
        search.searchAll();

        long merge = merges.merge(admin(), "D-1", "D-2", Map.of());
        assertThat(told(admin())).isEmpty();
        merges.split(admin(), merge);
        search.searchAll();

        assertThat(told(admin())).containsExactly("D-1 D-2 PHONE 60");
    }

    @Test
    void ofSomebodyElsesCustomerNothingIsToldButWhoToAsk() {
        person("D-1", "张伟", null, null, "13800001234");
        person("D-2", "张伟", null, null, "13800001234");
        own("D-1", "dup-rep");
        own("D-2", "dup-rep2");
        search.searchAll();

        DuplicatePair pair = duplicates.list(force().rep(), null, 10).items().getFirst();

        assertThat(pair.left().customerNo()).isEqualTo("D-1");
        assertThat(pair.right()).isEqualTo(new Suspect(null, null, null, List.of(), null, "dup-rep2", "dup-west"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> duplicates.dismiss(force().rep(), "D-1", "D-2"));
        own("D-1", "dup-lead");
        assertThat(told(force().rep())).isEmpty();
    }

    @Test
    void theListIsPagedByKey() {
        for (int index = 0; index < 6; index++) {
            person("P-" + index, "Name " + index, null, null, "1380000123" + index / 2);
        }
        search.searchAll();

        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<DuplicatePair> page = duplicates.list(admin(), cursor, 1);
            page.items().forEach(pair -> all.add(told(pair)));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(all).containsExactly("P-0 P-1 PHONE 60", "P-2 P-3 PHONE 60", "P-4 P-5 PHONE 60");
    }

    @Test
    void someCustomersAreLookedAtAlone() {
        person("D-1", "张伟", null, null, "13800001234");
        person("D-2", "张伟", null, null, "13800001234");
        person("D-3", "李娜", null, null, "13900001234");
        person("D-4", "李娜", null, null, "13900001234");

        long found =
                search.searchAmong("(select id as customer_id from customer where customer_no in ('D-1', 'D-3')) as t");
        search.searchAmong("(select id as customer_id from customer where customer_no = 'D-1') as t");

        assertThat(found).isEqualTo(2);
        assertThat(told(admin())).containsExactly("D-1 D-2 PHONE 60", "D-3 D-4 PHONE 60");
    }

    @Test
    void whoIsAboutToBeTakenUpIsLookedForFirst() {
        person("D-1", "张伟", "杭州", LocalDate.of(1990, 2, 3), "13800001234");
        own("D-1", "dup-rep2");

        Facts typed = facts("张 伟", CustomerType.PERSON, "Hangzhou", LocalDate.of(1990, 2, 3), "+86 138 0000 1234");

        assertThat(candidates.of(admin(), typed)).singleElement().satisfies(known -> {
            assertThat(known.customer().customerNo()).isEqualTo("D-1");
            assertThat(known.reasons()).containsExactly(Likeness.NAME_BIRTH, Likeness.PHONE, Likeness.NAME_REGION);
        });
        assertThat(candidates.of(force().rep(), typed))
                .singleElement()
                .satisfies(known -> assertThat(known.customer().isSeen()).isFalse());
    }

    private List<String> told(Viewer viewer) {
        return duplicates.list(viewer, null, 50).items().stream()
                .map(DuplicatesTest::told)
                .toList();
    }

    private static String told(DuplicatePair pair) {
        String reasons =
                String.join(" ", pair.reasons().stream().map(Likeness::name).toList());
        return pair.left().customerNo() + " " + pair.right().customerNo() + " " + reasons + " " + pair.score();
    }

    private void company(String number, String name, @Nullable String region) {
        customers.register(admin(), number, facts(name, CustomerType.COMPANY, region, null, null), null);
    }

    private void person(
            String number, String name, @Nullable String region, @Nullable LocalDate born, @Nullable String phone) {
        customers.register(admin(), number, facts(name, CustomerType.PERSON, region, born, phone), null);
    }

    private static Facts facts(
            String name, CustomerType type, @Nullable String region, @Nullable LocalDate born, @Nullable String phone) {
        return new Facts(
                name,
                type,
                null,
                born,
                region,
                null,
                null,
                null,
                null,
                List.of(),
                phone == null ? List.of() : List.of(ContactPoint.phone(phone)),
                Details.NONE);
    }

    private void own(String number, String username) {
        customers.assign(admin(), number, username);
    }

    private static SalesForce force() {
        return java.util.Objects.requireNonNull(staff);
    }

    private static Viewer admin() {
        return force().admin();
    }
}
