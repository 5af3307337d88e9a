package dev.perennial.crm.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.function.Consumer;

/** The order lines as a file of the product's own import format, made while it is read. */
class OrderFile extends InputStream {

    private static final int CHUNK = 1 << 16;

    private final OrderLines lines;
    private final ZoneId timeZone;
    private final Consumer<SoldLine> passing;
    private byte[] chunk =
            "order_no,customer_no,ordered_at,line_no,sku,quantity,unit_price\n".getBytes(StandardCharsets.US_ASCII);
    private int position;
    private String invoice = "";
    private String head = "";

    /** @param passing is shown every line as it is read */
    OrderFile(OrderLines lines, ZoneId timeZone, Consumer<SoldLine> passing) {
        this.lines = lines;
        this.timeZone = timeZone;
        this.passing = passing;
    }

    @Override
    public int read() {
        return refill() ? chunk[position++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!refill()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** @return whether there is anything to read */
    private boolean refill() {
        if (position == chunk.length) {
            StringBuilder text = new StringBuilder(CHUNK + CHUNK / 8);
            while (text.length() < CHUNK && lines.hasNext()) {
                append(lines.next(), text);
            }
            chunk = text.toString().getBytes(StandardCharsets.US_ASCII);
            position = 0;
        }
        return chunk.length > 0;
    }

    private void append(SoldLine line, StringBuilder text) {
        passing.accept(line);
        if (!line.invoice().equals(invoice)) {
            invoice = line.invoice();
            head = invoice
                    + ','
                    + line.customerNo()
                    + ','
                    + line.time().atZone(timeZone).toInstant()
                    + ',';
        }
        text.append(head).append(line.lineNo()).append(',').append(line.sku()).append(',');
        text.append(line.quantity())
                .append(',')
                .append(line.price().toPlainString())
                .append('\n');
    }
}
