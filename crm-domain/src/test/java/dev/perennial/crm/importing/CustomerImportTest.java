package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.testing.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest(properties = "crm.test.own-database=importing")
class CustomerImportTest extends ImportingTest {

    private static final String ALL =
            "customer_no,name,type,gender,birth_date,phone,email,region,industry,source,owner,joined_on,tags,preferred_channel,consent";

    @Autowired
    People people;

    @BeforeEach
    void staff() {
        jdbc.sql("truncate customer, customer_contact cascade").update();
        if (people.find("ci-lin").isEmpty()) {
            people.addTeam("CI East", null);
            people.add(new People.NewUser("ci-lin", "林悦", "long-enough-secret", Role.REP, "CI East"));
        }
    }

    @Test
    void everyColumnIsTakenAndTheSameFileAgainChangesNothing() {
        String[] file = {
            ALL,
            "C-1,张伟明,个人,男,1988-02-29,138 0013 8000,zhang@example.com,浙江,茶叶,展会,ci-lin,2024/5/1,VIP;老客户,企业微信,yes",
            "C-2,Beko Ltd,company,,,,,,,,林悦,,,,"
        };
        Import first = customers(file);

        assertThat(rejected(first)).isEmpty();
        assertThat(messages(first)).isEqualTo("note.unknownColumns[consent]");
        assertThat(rows())
                .containsExactly(
                        "C-1 张伟明 {张伟,伟明,zwm,wm,zhangweiming} PERSON MALE 1988-02-29 浙江 茶叶 展会 ci-lin CI East 2024-05-01 {VIP,老客户} WECOM"
                                + " PHONE:138 0013 8000:8000:0 EMAIL:zhang@example.com::1",
                        "C-2 Beko Ltd {beko,ltd} COMPANY - - - - - ci-lin CI East - {} -");
        String before = everything();

        customers(file);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anEmptyFieldLeavesWhatIsKnownAndANewContactIsAdded() {
        customers("客户编号,姓名,手机,地区", "C-1,张伟明,13800138000,浙江");
        customers("客户编号,姓名,手机,地区", "C-1,,13900139000,江苏");

        assertThat(rows())
                .containsExactly("C-1 张伟明 {张伟,伟明,zwm,wm,zhangweiming} PERSON - - 江苏 - - - - - {} -"
                        + " PHONE:13800138000:8000:0 PHONE:13900139000:9000:1");
        assertThat(jdbc.sql("select version from customer").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeTakenIsNamedAndTheRestIsTaken() {
        Import done = customers(
                "customer_no,name,owner,phone,email,birth_date,type,joined_on",
                "C-1,A,nobody,12,x@y,1988-02-31,robot,2030-01-01",
                "C-2,B,,,,,,",
                "C-2,C,,,,,,",
                "no/number,D,,,,,,",
                ",E,,,,,,");

        assertThat(rejected(done))
                .containsExactly(
                        "2 type robot word [COMPANY, PERSON]",
                        "2 birth_date 1988-02-31 date.none []",
                        "2 phone 12 phone []",
                        "2 email x@y email []",
                        "2 owner nobody owner []",
                        "2 joined_on 2030-01-01 date.future []",
                        "4 customer_no C-2 twice [3]",
                        "5 customer_no no/number customerNo []",
                        "6 customer_no  missing []");
        assertThat(List.of(done.rowsRead(), done.rowsAccepted(), done.rowsRejected()))
                .containsExactly(5L, 1L, 4L);
        assertThat(rows()).containsExactly("C-2 B {b} PERSON - - - - - - - - {} -");
    }

    private List<String> rows() {
        return jdbc.sql("""
                        select concat_ws(' ', c.customer_no, c.name, c.name_tokens::text, c.type, coalesce(c.gender, '-'),
                            coalesce(c.birth_date::text, '-'), coalesce(c.region, '-'), coalesce(c.industry, '-'),
                            coalesce(c.source, '-'), coalesce(u.username, '-'), coalesce(t.name, '-'),
                            coalesce(c.joined_on::text, '-'), c.tags::text, coalesce(c.preferred_channel, '-'),
                            (select string_agg(concat_ws(':', k.kind, k.value, coalesce(k.last_four, ''), k.position), ' '
                                 order by k.position) from customer_contact k where k.customer_id = c.id))
                        from customer c left join app_user u on u.id = c.owner_id left join team t on t.id = c.team_id
                        order by c.customer_no""").query((row, number) -> row.getString(1)).list();
    }
}
