package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.testing.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file holds, what is wrong is named by line and column and nothing is half recorded. */
@DatabaseTest(properties = "crm.test.own-database=importing")
class BadInputTest extends ImportingTest {

    private static final String HEADER = "order_no,customer_no,ordered_at,sku,product_name,quantity,unit_price";
    private static final String GOOD = "G,c,2026-03-01,p,Tea,1,10";

    @BeforeEach
    void nothingRecorded() {
        jdbc.sql("truncate orders, order_line, purchase_day, purchase_summary, customer, product cascade")
                .update();
    }

    @AfterEach
    void theNextFileIsTakenAsIfNothingHadHappened() {
        assertThat(messages(orders(HEADER, GOOD.replace("G,", "next,")))).isEmpty();
        assertThat(ordersOf("next")).hasSize(1);
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsFoundByLineAndColumn() {
        failed(
                text(HEADER, GOOD, "A,c,2026-03-01,p,\"Tea,1,10", "B,c,2026-03-01,p,Tea,1,10"),
                "quote[3, product_name]");
    }

    @Test
    void textBehindAClosedQuotationMarkIsFoundByLineAndColumn() {
        failed(text(HEADER, GOOD, "A,c,2026-03-01,p,\"Tea\" leaves,1,10"), "quote[3, product_name]");
    }

    @Test
    void textInAnotherEncodingIsFoundByItsLine() {
        byte[] gbk = String.join("\n", HEADER, GOOD, "A,c,2026-03-01,p,龙井绿茶,1,10", "")
                .getBytes(Charset.forName("GBK"));
        failed(gbk, "encodingGbk[3]");
        failed(
                String.join("\n", HEADER, "A,c,2026-03-01,p,Th\u00e9,1,10").getBytes(StandardCharsets.ISO_8859_1),
                "encoding[2]");
        failed(("\uFEFF" + HEADER).getBytes(StandardCharsets.UTF_16LE), "encodingUtf16[1]");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() {
        failed(
                text("order_no,customer_no,sku,qty", "A,c,p,1"),
                "columnMissing[1, ordered_at, unit_price, order_no, customer_no, sku, qty]");
    }

    @Test
    void oneColumnTwiceIsNamed() {
        failed(text("order_no,Invoice,customer_no", "A,A,c"), "columnTwice[1, order_no, Invoice, order_no]");
    }

    @Test
    void anEmptyFileAndAHeaderAloneAreToldApart() {
        failed(new byte[0], "empty[]");
        failed(text("", "", ""), "empty[]");
        failed(text(HEADER), "noRows[]");
    }

    @Test
    void aDamagedGzipFileTakesNothing() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text(HEADER));
            for (int row = 0; row < 20_000; row++) {
                gzip.write(text("A" + row + ",c,2026-03-01,p" + row * 7919L % 10_007 + ",Tea,1,10"));
            }
        }
        byte[] whole = packed.toByteArray();
        Import cut = send(ImportType.ORDERS, OnError.SKIP, Arrays.copyOf(whole, whole.length / 2));
        assertThat(messages(cut)).startsWith("failure.gzip");
        assertThat(count("orders")).isZero();
        failed(Arrays.copyOf(whole, 5), "gzip[1]");

        assertThat(send(ImportType.ORDERS, OnError.SKIP, whole).rowsAccepted()).isEqualTo(20_000);
    }

    @Test
    void daysInSevenSpellingsAreOneDay() {
        Import done = orders(
                HEADER,
                "A1,c,2026-03-25,p,Tea,1,10",
                "A2,c,2026/3/25,p,Tea,1,10",
                "A3,c,2026.03.25 14:05,p,Tea,1,10",
                "A4,c,20260325,p,Tea,1,10",
                "A5,c,2026年3月25日,p,Tea,1,10",
                "A6,c,25/03/2026,p,Tea,1,10",
                "A7,c,3/25/2026 9:30,p,Tea,1,10",
                "A8,c,4/3/2026,p,Tea,1,10");

        assertThat(rejected(done)).containsExactly("9 ordered_at 4/3/2026 date.ambiguous []");
        assertThat(ordersOf("A")).hasSize(7).allMatch(order -> order.contains(" 2026-03-25 "));
    }

    @Test
    void theOrderOfDayAndMonthCanBeSaid() {
        send(
                ImportRequest.of(ImportType.ORDERS, "x.csv").with(ColumnMapping.NONE, DateOrder.DAY_FIRST),
                text(HEADER, "A1,c,04.03.2026,p,Tea,1,10"));
        send(
                ImportRequest.of(ImportType.ORDERS, "x.csv").with(ColumnMapping.NONE, DateOrder.MONTH_FIRST),
                text(HEADER, "A2,c,04/03/2026,p,Tea,1,10"));

        assertThat(ordersOf("A1").getFirst()).contains("2026-03-04");
        assertThat(ordersOf("A2").getFirst()).contains("2026-04-03");
    }

    @Test
    void aNulCharacterAndAHugeFieldRejectOnlyTheirRows() {
        Import done = orders(
                HEADER,
                GOOD,
                "A,c,2026-03-01,p,T\0ea,1,10",
                "B,c,2026-03-01,p," + "x".repeat(1 << 20) + ",1,10",
                "C,c,2026-03-01,p,\"two\nlines\",1,10",
                "D,c,2026-03-01,p,Tea,x,10");

        assertThat(done.status()).isEqualTo(ImportStatus.DONE);
        assertThat(rejected(done).stream()
                        .map(row -> row.replaceAll("x{200}…", "huge").replace('\uFFFD', '?')))
                .containsExactly(
                        "3 product_name T?ea nul []",
                        "4 product_name huge tooLong [1048576, 500]",
                        "7 quantity x amount.unknown []");
        assertThat(errorFile(done)).hasSizeGreaterThan(1 << 20);
        assertThat(done.rowsAccepted()).isEqualTo(2);
    }

    @Test
    void aRowWithMoreOrFewerFieldsTakesItsOrderWithIt() {
        Import done =
                orders(HEADER, "A,c,2026-03-01,p,Tea,1,10", "A,c,2026-03-01,p,Tea, green,1,10", "B,c,2026-03-01", GOOD);

        assertThat(rejected(done))
                .containsExactly("2 null null order [A, 3]", "3 null null fields [8, 7]", "4 null null fields [3, 7]");
        assertThat(ordersOf("")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "03/04/2026, date.ambiguous",
        "2026-02-30, date.none",
        "2026-03-01 25:00, date.none",
        "1026-03-01, date.range",
        "yesterday, date.unknown",
        "20261301, date.none",
        "01/02/26, date.ambiguous",
        "'', missing"
    })
    void aWrongDateIsNamed(String date, String reason) {
        Import done = orders(HEADER, GOOD, "A,c," + date + ",p,Tea,1,10");

        assertThat(rejected(done)).containsExactly("3 ordered_at " + date + " " + reason + " []");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.50 | amount.separator",
                "12,5 | amount.comma",
                "¥12 | amount.unknown",
                "1e3 | amount.unknown",
                "1.23456 | amount.decimals",
                "12345678901234567 | amount.tooLarge",
                "-1 | amount.negative"
            })
    void aWrongAmountIsNamed(String amount, String reason) {
        Import done = orders(HEADER, GOOD, "A,c,2026-03-01,p,Tea,1,\"" + amount + "\"");

        assertThat(rejected(done)).containsExactly("3 unit_price " + amount + " " + reason + " []");
    }

    private void failed(byte[] file, String reason) {
        Import done = send(ImportType.ORDERS, OnError.SKIP, new ByteArrayInputStream(file));
        assertThat(done.status()).isEqualTo(ImportStatus.FAILED);
        assertThat(messages(done)).isEqualTo("failure." + reason);
        assertThat(done.rowsAccepted()).isZero();
        assertThat(done.rowsRead()).isEqualTo(done.rowsRejected());
        assertThat(count("orders") + count("customer") + count("product")).isZero();
    }
}
