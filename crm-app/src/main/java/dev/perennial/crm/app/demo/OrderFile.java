package dev.perennial.crm.app.demo;

import java.io.IOException;
import java.io.Reader;
import java.time.ZoneId;
import java.util.function.Consumer;

/** The order lines as a file of the product's own import format, made while it is read. */
class OrderFile extends Reader {

    private static final int CHUNK = 1 << 16;

    private final OrderLines lines;
    private final ZoneId timeZone;
    private final Consumer<SoldLine> passing;
    private final StringBuilder text =
            new StringBuilder("order_no,customer_no,ordered_at,line_no,sku,quantity,unit_price\n");
    private int position;

    /** @param passing is shown every line as it is read */
    OrderFile(OrderLines lines, ZoneId timeZone, Consumer<SoldLine> passing) {
        this.lines = lines;
        this.timeZone = timeZone;
        this.passing = passing;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        if (position == text.length()) {
            text.setLength(0);
            position = 0;
            fill();
        }
        int count = Math.min(length, text.length() - position);
        if (count == 0) {
            return -1;
        }
        text.getChars(position, position + count, target, offset);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void fill() {
        while (text.length() < CHUNK && lines.hasNext()) {
            SoldLine line = lines.next();
            passing.accept(line);
            text.append(line.invoice()).append(',');
            text.append(line.customerNo()).append(',');
            text.append(line.time().atZone(timeZone).toOffsetDateTime()).append(',');
            text.append(line.lineNo()).append(',');
            text.append(line.sku()).append(',');
            text.append(line.quantity()).append(',');
            text.append(line.price()).append('\n');
        }
    }
}
