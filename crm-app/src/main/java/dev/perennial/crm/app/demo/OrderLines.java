package dev.perennial.crm.app.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the order lines: puts back what the file leaves empty, numbers the lines, moves them into the present.
 *
 * <p>The rows lean on those above them, so one of these reads the file once, from first to last.
 */
final class OrderLines implements Iterator<SoldLine>, Closeable {

    /** Lines in the file. */
    static final int COUNT = 800_585;

    private final Shift shift;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final Map<String, Invoice> invoices = new HashMap<>();
    private final Map<String, BigDecimal> prices = new HashMap<>();
    private @Nullable Invoice latest;

    OrderLines(Shift shift) {
        this.shift = shift;
        this.reader = SourceFile.ORDER_LINES.reader();
        this.rows = reader.iterator();
        rows.next();
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    /** The next line, in the published order. */
    @Override
    public SoldLine next() {
        return line(rows.next());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private SoldLine line(CsvRecord row) {
        Invoice invoice = invoice(row);
        String sku = row.getField(3);
        String quantity = row.getField(4);
        return new SoldLine(
                invoice.number,
                invoice.time,
                invoice.customerNo,
                ++invoice.lines,
                sku,
                Integer.parseInt(quantity),
                price(sku, quantity, row.getField(5)));
    }

    /** An invoice may come back after another one, with a later minute: it is the same order still, of the first minute. */
    private Invoice invoice(CsvRecord row) {
        String number = row.getField(0);
        if (!number.isEmpty()) {
            latest = invoices.computeIfAbsent(
                    number,
                    unseen -> new Invoice(
                            unseen, shift.of(LocalDateTime.parse(row.getField(1).replace(' ', 'T'))), row.getField(2)));
        }
        return Objects.requireNonNull(latest, "the first row names an invoice");
    }

    private BigDecimal price(String sku, String quantity, String written) {
        String both = sku + '*' + quantity;
        BigDecimal price = written.isEmpty() ? remembered(sku, both) : new BigDecimal(written);
        prices.put(both, price);
        prices.put(sku, price);
        return price;
    }

    private BigDecimal remembered(String sku, String both) {
        BigDecimal price = prices.get(both);
        return price == null ? Objects.requireNonNull(prices.get(sku), sku) : price;
    }

    private static final class Invoice {

        final String number;
        final LocalDateTime time;
        final String customerNo;
        int lines;

        Invoice(String number, LocalDateTime time, String customerNo) {
            this.number = number;
            this.time = time;
            this.customerNo = customerNo;
        }
    }
}
