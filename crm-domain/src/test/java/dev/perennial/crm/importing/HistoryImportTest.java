package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.testing.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** History keeps the author and the moment it had, and the same file twice changes nothing. */
@DatabaseTest(properties = "crm.test.own-database=history-imports")
class HistoryImportTest extends ImportingTest {

    private static final String HEADER = "customer_no,occurred_at,channel,direction,type,subject,body,outcome,user";

    @Autowired
    People people;

    @BeforeEach
    void twoCustomers() {
        jdbc.sql("truncate interaction, feedback, behaviour_event, customer, product, product_category cascade")
                .update();
        customers("customer_no,name", "K1,Anna", "K2,德盛贸易");
    }

    @Test
    void historyKeepsItsAuthorAndItsMoment() {
        people.add(new People.NewUser("linyue", "Lin Yue", "a long enough password", Role.REP, null));

        Import done = interactions(
                HEADER,
                "K1,2019-03-01 14:05,phone,in,Complaint,Delivery,Came late,reached,linyue",
                "K1,2019-03-02 09:00,微信,呼出,,问候,新年好,,Lin Yue",
                "K2,2018-07-01,,,,,Left before our time,,K. Brandt");

        assertThat(messages(done)).isEmpty();
        assertThat(done.created()).isEqualTo(3);
        assertThat(recorded())
                .containsExactly(
                        "K1 2019-03-01 14:05:00 PHONE INBOUND Complaint Delivery Came late REACHED Lin Yue",
                        "K1 2019-03-02 09:00:00 WECOM OUTBOUND - 问候 新年好 - Lin Yue",
                        "K2 2018-07-01 00:00:00 NOTE - - - Left before our time - K. Brandt");
    }

    @Test
    void theSameHistoryTwiceChangesNothingAndFurtherRowsAreAdded() {
        String[] file = {
            HEADER,
            "K1,2019-03-01 14:05,phone,in,,Delivery,Came late,reached,K. Brandt",
            "K1,2019-03-01 14:05,phone,in,,Delivery,Came late,reached,K. Brandt",
            "K1,2019-03-01 14:05,phone,in,,Delivery,Came later still,reached,K. Brandt"
        };
        Import first = interactions(file);
        List<String> recorded = recorded();
        Import again = interactions(file);

        assertThat(first.rowsAccepted()).isEqualTo(3);
        assertThat(first.created()).isEqualTo(2);
        assertThat(first.unchanged()).isEqualTo(1);
        assertThat(again.created()).isZero();
        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(recorded()).isEqualTo(recorded);

        assertThat(interactions(HEADER, "K1,2019-03-01 14:05,phone,out,,Delivery,Came late,reached,K. Brandt")
                        .created())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeHistoryIsNamed() {
        Import done = interactions(
                HEADER,
                "K9,2019-03-01,phone,,,,x,,",
                "K1,2219-03-01,phone,,,,x,,",
                "K1,2119-03-01,phone,,,,x,,",
                "K1,2019-03-01,telepathy,sideways,,,x,fine,",
                "K1,,phone,,,,x,,");

        assertThat(rejected(done))
                .containsExactly(
                        "2 customer_no K9 customerUnknown []",
                        "3 occurred_at 2219-03-01 date.range []",
                        "4 occurred_at 2119-03-01 date.future []",
                        "5 channel telepathy word [CHAT, EMAIL, NOTE, PHONE, SMS, VISIT, WECOM]",
                        "5 direction sideways word [INBOUND, OUTBOUND]",
                        "5 outcome fine word [DECLINED, DONE, NO_ANSWER, REACHED, RESCHEDULED]",
                        "6 occurred_at  missing []");
        assertThat(done.rowsAccepted()).isZero();
    }

    @Test
    void feedbackAndEventsAreKnownAgain() {
        String[] feedback = {
            "客户编号,反馈时间,渠道,类型,级别,内容,状态,记录人",
            "K1,2026-03-01 10:00,微博,投诉,严重,送货太慢,已解决,K. Brandt",
            "K2,2026-03-02 10:00,,建议,,多送样品,,",
            "K2,2026-03-02 10:00,,,,,,"
        };
        String[] events = {
            "customer_no,time,event,url,query",
            "K1,2026-03-01T10:00:00+08:00,page_view,/tea,",
            "K1,2026-03-01T10:00:05+08:00,search,,绿茶",
            "K1,2026-03-01T10:00:09+08:00,search,/x,"
        };
        Import firstFeedback = send(ImportType.FEEDBACK, OnError.SKIP, text(feedback));
        Import firstEvents = send(ImportType.EVENTS, OnError.SKIP, text(events));

        assertThat(rejected(firstFeedback)).containsExactly("4 类型  missing []", "4 内容  missing []");
        assertThat(rejected(firstEvents)).containsExactly("4 query  missing []");
        assertThat(firstFeedback.created() + firstEvents.created()).isEqualTo(4);
        assertThat(jdbc.sql(
                                "select concat_ws(' ', channel, kind, severity, text, status, author) from feedback order by 1")
                        .query((row, number) -> row.getString(1))
                        .list())
                .containsExactly("SOCIAL COMPLAINT HIGH 送货太慢 RESOLVED K. Brandt", "SUGGESTION MEDIUM 多送样品 OPEN");
        assertThat(send(ImportType.FEEDBACK, OnError.SKIP, text(feedback)).unchanged())
                .isEqualTo(2);
        assertThat(send(ImportType.EVENTS, OnError.SKIP, text(events)).unchanged())
                .isEqualTo(2);
        assertThat(count("feedback") + count("behaviour_event")).isEqualTo(4);
    }

    @Test
    void historyOfANumberFromBeforeAMergeGoesToTheCustomerOfToday() {
        jdbc.sql(
                        "insert into customer_alias (customer_no, customer_id) select 'OLD', id from customer where customer_no = 'K1'")
                .update();

        interactions(HEADER, "OLD,2019-03-01,phone,,,,x,,");

        assertThat(recorded()).singleElement().asString().startsWith("K1 2019-03-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDERS       | orders          | order_no,customer_no,ordered_at,sku,quantity,unit_price | A,OLD,2026-03-01,P1,1,10",
                "INTERACTIONS | interaction     | customer_no,occurred_at,body                             | OLD,2026-03-01,Hello",
                "FEEDBACK     | feedback        | customer_no,received_at,kind,text                        | OLD,2026-03-01,COMPLAINT,Late",
                "EVENTS       | behaviour_event | customer_no,occurred_at,kind,page                        | OLD,2026-03-01T10:00:00Z,page_view,/tea"
            })
    void anOldNumberIsFollowedInFilesOfEveryKind(ImportType type, String table, String header, String row) {
        jdbc.sql(
                        "insert into customer_alias (customer_no, customer_id) select 'OLD', id from customer where customer_no = 'K1'")
                .update();

        Import done = send(type, OnError.SKIP, text(header, row));

        assertThat(rejected(done)).isEmpty();
        assertThat(jdbc.sql("select c.customer_no from " + table + " t join customer c on c.id = t.customer_id")
                        .query(String.class)
                        .list())
                .containsExactly("K1");
        assertThat(jdbc.sql("select count(*) from customer where customer_no = 'OLD'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void factsUnderAnOldNumberAreThoseOfTheCustomerOfTodayAndSaidOnce() {
        jdbc.sql(
                        "insert into customer_alias (customer_no, customer_id) select 'OLD', id from customer where customer_no = 'K1'")
                .update();

        Import done = customers("customer_no,region,联系人", "OLD,North,Wang Fang", "K1,South,Li Na");

        assertThat(rejected(done)).singleElement().asString().contains("twice");
        assertThat(jdbc.sql("""
                                select c.customer_no || ' ' || c.region || ' ' || p.name
                                from customer c join contact_person p on p.customer_id = c.id""").query(String.class).list()).containsExactly("K1 North Wang Fang");
    }

    @Test
    void aFileOfProductsNamesWhatIsNewAndRenamesWhatIsKnown() {
        orders("order_no,customer_no,ordered_at,sku,quantity,unit_price", "A,K1,2026-03-01,P1,1,10");

        Import done = products("货号,品名,类别,是否商品", "P1,Green tea,Tea,是", "P2,Postage,,否", "P2,Twice,,");
        Import again = products("sku,name,category,merchandise", "P1,Green tea,Tea,yes", "P2,,,");

        assertThat(rejected(done)).containsExactly("4 sku P2 twice [3]");
        assertThat(List.of(done.created(), done.updated(), done.unchanged())).containsExactly(1L, 1L, 0L);
        assertThat(List.of(again.created(), again.updated(), again.unchanged())).containsExactly(0L, 0L, 2L);
        assertThat(jdbc.sql("""
                                select p.sku || ' ' || p.name || ' ' || coalesce(c.name, '-') || ' ' || p.merchandise
                                from product p left join product_category c on c.id = p.category_id order by p.sku""").query((row, number) -> row.getString(1)).list())
                .containsExactly("P1 Green tea Tea true", "P2 Postage - false");
    }

    private Import interactions(String... lines) {
        return send(ImportType.INTERACTIONS, OnError.SKIP, text(lines));
    }

    private Import products(String... lines) {
        return send(ImportType.PRODUCTS, OnError.SKIP, text(lines));
    }

    private List<String> recorded() {
        return jdbc.sql("""
                        select concat_ws(' ', c.customer_no,
                            to_char(i.occurred_at at time zone (select time_zone from business), 'YYYY-MM-DD HH24:MI:SS'),
                            i.channel, coalesce(i.direction, '-'), coalesce(i.type, '-'), coalesce(i.subject, '-'), i.body,
                            coalesce(i.outcome, '-'), coalesce(u.display_name, i.author))
                        from interaction i join customer c on c.id = i.customer_id left join app_user u on u.id = i.user_id
                        order by 1""").query((row, number) -> row.getString(1)).list();
    }
}
