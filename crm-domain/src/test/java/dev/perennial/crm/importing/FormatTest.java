package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.testing.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text of two encodings and workbooks, each with what can be wrong with it. */
@DatabaseTest(properties = "crm.test.own-database=import-formats")
class FormatTest extends ImportingTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String HEADER = "order_no,customer_no,ordered_at,sku,product_name,quantity,unit_price";

    @BeforeEach
    void nothingRecorded() {
        jdbc.sql("truncate orders, order_line, purchase_day, purchase_summary, customer, product cascade")
                .update();
    }

    @Test
    void gbkIsReadWhenItIsDeclared() {
        Import done = gbk((HEADER + "\nA,客户1,2026-03-01,p,龙井绿茶,1,10\n").getBytes(GBK));

        assertThat(messages(done)).isEmpty();
        assertThat(jdbc.sql("select name from product").query(String.class).single())
                .isEqualTo("龙井绿茶");
    }

    @Test
    void utf8DeclaredAsGbkIsFoundByItsLine() {
        assertThat(messages(gbk((HEADER + "\nA,c,2026-03-01,p,龙井绿茶,1,10\n").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("failure.encodingUtf8[2]");
        assertThat(messages(gbk(("\uFEFF" + HEADER + "\n").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("failure.encodingUtf8[1]");
    }

    @Test
    void aLineOfAnotherEncodingIsFoundInFilesOfBoth() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write((HEADER + "\nA,c,2026-03-01,p,碧螺春茶,1,10\n").getBytes(GBK));
        mixed.write("B,c,2026-03-01,p,大红袍茶,1,10\n".getBytes(StandardCharsets.UTF_8));

        assertThat(messages(gbk(mixed.toByteArray()))).isEqualTo("failure.encodingUtf8[3]");
        assertThat(messages(send(ImportType.ORDERS, OnError.SKIP, mixed.toByteArray())))
                .isEqualTo("failure.encodingGbk[2]");
        assertThat(count("orders")).isZero();
    }

    @Test
    void aWorkbookIsReadWithItsNumbersAndDates() throws IOException {
        Import done = send(ImportType.ORDERS, OnError.SKIP, workbook(sheet -> {
            sheet.value(1, 0, "A");
            sheet.value(1, 1, 1001);
            sheet.value(1, 2, LocalDateTime.of(2026, 3, 1, 14, 5));
            sheet.style(1, 2).format("yyyy-MM-dd H:mm:ss").set();
            sheet.value(1, 3, "p");
            sheet.value(1, 5, 3);
            sheet.value(1, 6, new BigDecimal("19.989999999999998"));
            sheet.value(3, 0, "B");
            sheet.value(3, 1, "c");
            sheet.value(3, 2, LocalDate.of(2026, 3, 2));
            sheet.style(3, 2).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(3, 3, "p");
            sheet.value(3, 5, 1);
            sheet.value(3, 6, 10.5);
        }));

        assertThat(messages(done)).isEqualTo("note.unreadSheets[Second]");
        assertThat(rejected(done)).isEmpty();
        assertThat(ordersOf(""))
                .containsExactly("A 1001 2026-03-01 COMPLETED 1:p*3@19.99", "B c 2026-03-02 COMPLETED 1:p*1@10.5");
    }

    @Test
    void aFormulaWithoutItsValueRejectsItsRow() throws IOException {
        Import done = send(ImportType.ORDERS, OnError.SKIP, workbook(sheet -> {
            sheet.value(1, 0, "A");
            sheet.value(1, 1, "c");
            sheet.value(1, 2, "2026-03-01");
            sheet.value(1, 3, "p");
            sheet.formula(1, 5, "1+1");
            sheet.value(1, 6, 1);
        }));

        assertThat(rejected(done)).contains("2 quantity =1+1 cell.formula []");
        assertThat(done.rowsRejected()).isEqualTo(1);
        assertThat(errorFile(done)).contains("A,c,2026-03-01,p,,=1+1,1").contains(",'=1+1");
    }

    @Test
    void whatUnpacksToFarTooMuchIsNotRead() throws IOException {
        byte[] bomb = zip("xl/workbook.xml", "xl/sharedStrings.xml", WorkbookSize.MOST_TEXT + 1);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(messages(send(ImportType.ORDERS, OnError.SKIP, bomb))).isEqualTo("failure.unpacked[96]");
    }

    @Test
    void whatAPackedFileUnpacksToIsLimited() throws IOException {
        Path packed = Files.createTempFile("rows", ".csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text("order_no,customer_no", "A,1", "B,2", "C,3"));
        }

        try (Rows whole = new SourceFile(packed, Encoding.UTF_8, 33).rows()) {
            assertThat(whole.header().fields()).containsExactly("order_no", "customer_no");
        }
        assertThatExceptionOfType(ImportFailure.class)
                .isThrownBy(() -> new SourceFile(packed, Encoding.UTF_8, 32).rows())
                .satisfies(failure -> assertThat(failure.reason().code()).isEqualTo("import.failure.gzipUnpacked"));
        Files.delete(packed);
    }

    @Test
    void anotherZipFileAndADamagedWorkbookAreToldApart() throws IOException {
        assertThat(messages(send(ImportType.ORDERS, OnError.SKIP, zip("a.txt", "b.txt", 10))))
                .isEqualTo("failure.zip[]");
        assertThat(messages(send(ImportType.ORDERS, OnError.SKIP, zip("xl/workbook.xml", "b.txt", 10))))
                .isEqualTo("failure.workbook[1]");
        assertThat(messages(send(ImportType.ORDERS, OnError.SKIP, new byte[] {'P', 'K', 3, 4, 20, 0})))
                .isEqualTo("failure.workbook[1]");
        assertThat(messages(send(ImportType.ORDERS, OnError.SKIP, new byte[] {
                    (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3
                })))
                .isEqualTo("failure.excelOld[]");
    }

    @Test
    void twoHundredUnknownColumnsAreNamedAndLeftOut() {
        String extra = ",x".repeat(200).replace(",x", ",unknown column");
        Import done = orders(HEADER + extra, "A,c,2026-03-01,p,Tea,1,10" + ",1".repeat(200));

        assertThat(done.rowsAccepted()).isEqualTo(1);
        assertThat(messages(done)).startsWith("note.unknownColumns[unknown column, unknown column");
    }

    private Import gbk(byte[] file) {
        return send(ImportRequest.of(ImportType.ORDERS, "test.csv").in(Encoding.GBK), file);
    }

    private static byte[] workbook(Consumer<Worksheet> rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Orders");
            String[] names = HEADER.split(",");
            for (int place = 0; place < names.length; place++) {
                sheet.value(0, place, names[place]);
            }
            rows.accept(sheet);
            workbook.newWorksheet("Second").value(0, 0, "x");
        }
        return file.toByteArray();
    }

    private static byte[] zip(String first, String second, long zeros) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(second));
            byte[] part = new byte[1 << 16];
            for (long left = zeros; left > 0; left -= part.length) {
                zip.write(part, 0, (int) Math.min(left, part.length));
            }
        }
        return file.toByteArray();
    }
}
