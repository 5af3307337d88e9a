package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.testing.DatabaseTest;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest(properties = "crm.test.own-database=importing")
class OrderImportTest extends ImportingTest {

    private static final String HEADER = "order_no,customer_no,ordered_at,sku,quantity,unit_price";

    @Autowired
    PurchaseLedger ledger;

    @BeforeEach
    void nothingRecorded() {
        jdbc.sql(
                        "truncate orders, order_line, purchase_day, purchase_summary, customer, product, exchange_rate cascade")
                .update();
    }

    @Test
    void theCdnowSampleIsTakenExactlyAndTheSameFileAgainChangesNothing() {
        Import first = send(ImportType.ORDERS, OnError.SKIP, cdnow());

        assertThat(first.status()).isEqualTo(ImportStatus.DONE);
        assertThat(first.rowsRead()).isEqualTo(6919);
        assertThat(first.rowsAccepted()).isEqualTo(6919);
        assertThat(count("orders")).isEqualTo(6919);
        assertThat(count("customer")).isEqualTo(2357);
        String before = everything();

        Import second = send(ImportType.ORDERS, OnError.SKIP, cdnow());

        assertThat(second.rowsAccepted()).isEqualTo(6919);
        assertThat(everything()).isEqualTo(before);
        ledger.rebuild();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aFileOfOnlineRetailIsTakenUnderItsOwnHeader() {
        Import done = orders(
                "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
                "489434,21232,STRAWBERRY CERAMIC TRINKET BOX,24,2009-12-01 07:45,1.25,13085,United Kingdom",
                "489434,21232,STRAWBERRY CERAMIC TRINKET BOX,24,2009-12-01 07:45,1.25,13085,United Kingdom",
                "489434,22041,\"RECORD FRAME 7\"\" SINGLE SIZE \",48,2009-12-01 07:46,2.1,13085,United Kingdom",
                "C489449,22087,PAPER BUNTING WHITE LACE,-12,2009-12-01 10:33,2.95,16321,Australia");

        assertThat(messages(done)).isEqualTo("note.unknownColumns[Country]");
        assertThat(ordersOf(""))
                .containsExactly(
                        "489434 13085 2009-12-01 COMPLETED 1:21232*24@1.25 2:21232*24@1.25 3:22041*48@2.1",
                        "C489449 16321 2009-12-01 COMPLETED 1:22087*-12@2.95");
    }

    @Test
    void chineseHeadersAndWordsAreUnderstood() {
        Import done = orders("\uFEFF订单号,客户编号,下单时间,商品编号,商品名称,数量,单价,订单状态", "DD1,客001,2026/3/1 9:05,货1,龙井,2,88.5,已取消");

        assertThat(rejected(done)).isEmpty();
        assertThat(ordersOf("DD")).containsExactly("DD1 客001 2026-03-01 CANCELLED 1:货1*2@88.5");
    }

    @Test
    void linesOfAnOrderMayLieApart() {
        orders(HEADER, "A,c,2026-03-01,p,1,1", "B,c,2026-03-01,q,2,1", "A,c,2026-03-01,r,3,1", "A,c,2026-03-01,s,4,1");

        assertThat(ordersOf(""))
                .containsExactly(
                        "A c 2026-03-01 COMPLETED 1:p*1@1 2:r*3@1 3:s*4@1", "B c 2026-03-01 COMPLETED 1:q*2@1");
    }

    @Test
    void oneBadLineRejectsAllLinesOfItsOrderWhereverTheyAreAndNoOther() {
        Import done = orders(
                HEADER,
                "A,c,2026-03-01,p,1,1",
                "B,c,2026-03-01,q,2,1",
                "A,c,2026-03-01,r,three,1",
                "C,c,2026-03-01,s,4,1",
                "A,c,2026-03-01,t,4,1");

        assertThat(done.status()).isEqualTo(ImportStatus.DONE);
        assertThat(List.of(done.rowsRead(), done.rowsAccepted(), done.rowsRejected()))
                .containsExactly(5L, 2L, 3L);
        assertThat(rejected(done))
                .containsExactly(
                        "2 null null order [A, 4]", "4 quantity three amount.unknown []", "6 null null order [A, 4]");
        assertThat(ordersOf("")).extracting(order -> order.substring(0, 1)).containsExactly("B", "C");
    }

    @Test
    void badRowsFarApartInALongFileTakeOnlyTheirOrdersWithThem() {
        Import done = send(ImportType.ORDERS, OnError.SKIP, new MadeRows(100_000, 40_000));

        assertThat(rejected(done))
                .containsExactly(
                        "40001 quantity many amount.unknown []",
                        "40002 null null order [O10000, 40001]",
                        "40003 null null order [O10000, 40001]",
                        "40004 null null order [O10000, 40001]",
                        "80001 quantity many amount.unknown []",
                        "80002 null null order [O20000, 80001]",
                        "80003 null null order [O20000, 80001]",
                        "80004 null null order [O20000, 80001]");
        assertThat(done.created()).isEqualTo(24_999);
        assertThat(count("order_line")).isEqualTo(99_992);
        assertThat(ordersOf("O1234"))
                .contains("O12345 C345 2026-03-01 COMPLETED 1:P80*1@10 2:P81*1@10 3:P82*1@10 4:P83*1@10");
        assertThat(jdbc.sql("select sum(units) from purchase_day")
                        .query(Long.class)
                        .single())
                .isEqualTo(99_992);
    }

    @Test
    void theFileOfRejectedRowsCanBeMendedAndSentAgain() {
        Import done = orders(HEADER, "A,\"c,1\",2026-03-01,p,1,1", "A,c1,2026-03-01,p,x,1", "B,c1,2026-03-01,p,1,1");
        String file = errorFile(done);

        assertThat(file).isEqualTo("\uFEFF" + """
                        order_no,customer_no,ordered_at,sku,quantity,unit_price,line,column,value,reason\r
                        A,"c,1",2026-03-01,p,1,1,2,customer_no,"c,1",customerNo\r
                        A,c1,2026-03-01,p,x,1,3,customer_no; quantity,c1; x,differs; amount.unknown\r
                        """);

        Import mended = send(
                ImportType.ORDERS,
                OnError.SKIP,
                text(file.replace("\"c,1\"", "c1").replace(",x,", ",2,")));

        assertThat(messages(mended)).isEmpty();
        assertThat(mended.rowsAccepted()).isEqualTo(2);
        assertThat(ordersOf("A")).containsExactly("A c1 2026-03-01 COMPLETED 1:p*1@1 2:p*2@1");
    }

    @Test
    void anOrderSentAgainDifferentlyIsCorrectedWholeAndItsDaysAreCountedAnew() {
        orders(HEADER, "A,c,2026-03-01,p,1,10", "A,c,2026-03-01,q,1,10", "B,c,2026-03-05,q,1,10");
        String untouched = version("B");

        orders(HEADER, "A,d,2026-03-02,r,5,10", "B,c,2026-03-05,q,1,10");

        assertThat(ordersOf("A")).containsExactly("A d 2026-03-02 COMPLETED 1:r*5@10");
        assertThat(version("B")).isEqualTo(untouched);
        assertThat(count("purchase_day")).isEqualTo(2);
        String kept = everything();
        ledger.rebuild();
        assertThat(everything()).isEqualTo(kept);
    }

    @Test
    void whatContradictsWithinAFileIsRejected() {
        jdbc.sql("insert into exchange_rate values ('USD', '2026-03-01', 7)").update();
        Import done = orders(
                "order_no,customer_no,ordered_at,line_no,sku,quantity,unit_price,currency,status",
                "A,c,2026-03-01,1,p,1,1,,",
                "A,c,2026-03-01,1,q,1,1,,",
                "B,c,2026-03-01,1,p,1,1,,",
                "X,c,2026-03-01,1,p,1,1,,",
                "B,d,2026-03-01,2,p,1,1,,",
                "D,c,2026-02-28,1,p,1,1,USD,",
                "E,c,2026-03-02,1,p,1,1,USD,",
                "F,c,2026-03-02,1,p,1,1,XXY,",
                "G,c,2026-03-02,2,p,1,1,,",
                "G,c,2026-03-02,1,p,1,1,,",
                "H,c,2026-03-02,1,p,1,1,,maybe");

        assertThat(rejected(done))
                .containsExactly(
                        "2 null null order [A, 3]",
                        "3 line_no 1 lineTwice [2]",
                        "4 null null order [B, 6]",
                        "6 customer_no d differs [c, 4]",
                        "7 currency USD noRate [2026-02-28]",
                        "9 currency XXY currency []",
                        "12 status maybe word [CANCELLED, COMPLETED, PLACED, RETURNED]");
        assertThat(ordersOf("")).extracting(order -> order.substring(0, 1)).containsExactly("E", "G", "X");
    }

    @Test
    void abortTakesNothingWhenAnyRowIsBad() {
        Import done = send(
                ImportType.ORDERS,
                OnError.ABORT,
                text(HEADER, "A,c,2026-03-01,p,1,1", "B,c,2026-03-01,q,1.23456,1", "C,c,2026-03-01,q,1,1"));

        assertThat(done.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(messages(done)).isEqualTo("failure.aborted[1]");
        assertThat(List.of(done.rowsRead(), done.rowsAccepted(), done.rowsRejected()))
                .containsExactly(3L, 0L, 3L);
        assertThat(rejected(done)).containsExactly("3 quantity 1.23456 amount.decimals []");
        assertThat(count("orders") + count("customer") + count("product")).isZero();
    }

    private String version(String orderNo) {
        return jdbc.sql("select o::text from orders o where order_no = ?")
                .param(orderNo)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static InputStream cdnow() {
        return Objects.requireNonNull(OrderImportTest.class.getResourceAsStream("/data/cdnow_sample_orders.csv"));
    }
}
