package dev.perennial.crm.importing;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of order lines, four to an order, made as it is read. */
final class MadeRows extends InputStream {

    private final int count;
    private final int bad;
    private byte[] row =
            "order_no,customer_no,ordered_at,sku,quantity,unit_price\n".getBytes(StandardCharsets.US_ASCII);
    private int place;
    private int made;

    /** @param bad one row in so many cannot be taken */
    MadeRows(int count, int bad) {
        this.count = count;
        this.bad = bad;
    }

    @Override
    public int read() {
        if (place == row.length) {
            if (made == count) {
                return -1;
            }
            made++;
            String quantity = made % bad == 0 ? "many" : "1";
            row = ("O" + made / 4 + ",C" + made / 4 % 1000 + ",2026-03-01,P" + made % 100 + "," + quantity + ",10\n")
                    .getBytes(StandardCharsets.US_ASCII);
            place = 0;
        }
        return row[place++];
    }
}
