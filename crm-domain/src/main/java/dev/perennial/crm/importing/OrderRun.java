package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Business;
import java.time.Instant;
import lombok.Getter;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;

/** Lines of one order that follow each other in a file. */
@Getter
@Accessors(fluent = true)
final class OrderRun {

    static final OrderRun NONE = new OrderRun(0, "", 0, "", "", "");

    private final long number;
    private final String orderNo;
    private final long firstLine;
    private final String rawCustomerNo;
    private final String rawStatus;
    private final String rawCurrency;
    private @Nullable OrderHead head;
    private int position;
    private int lastLineNo;
    private long badLine;
    private boolean doubtful;

    OrderRun(long number, String orderNo, long firstLine, Cells first) {
        this(
                number,
                orderNo,
                firstLine,
                first.raw(OrderColumn.CUSTOMER_NO),
                first.raw(OrderColumn.STATUS),
                first.raw(OrderColumn.CURRENCY));
    }

    private OrderRun(
            long number, String orderNo, long firstLine, String rawCustomerNo, String rawStatus, String rawCurrency) {
        this.number = number;
        this.orderNo = orderNo;
        this.firstLine = firstLine;
        this.rawCustomerNo = rawCustomerNo;
        this.rawStatus = rawStatus;
        this.rawCurrency = rawCurrency;
    }

    /** Goes on to its next line. */
    void advance() {
        position++;
    }

    /** Takes the present line: its first one speaks for the order. */
    void keep(OrderHead itsHead, @Nullable Integer lineNo) {
        if (head == null) {
            head = itsHead;
        }
        int numbered = lineNo == null ? position : lineNo;
        doubtful |= numbered <= lastLineNo;
        lastLineNo = Math.max(lastLineNo, numbered);
    }

    /** One of its lines cannot be taken, and so none of its order. */
    void spoil(long line) {
        if (badLine == 0) {
            badLine = line;
        }
    }

    void write(CopyBuffer runs, Business business) {
        runs.add(number)
                .add(firstLine)
                .add(position)
                .add(isBad() ? badLine : null)
                .add(doubtful)
                .add(orderNo);
        OrderHead whole = head;
        Instant orderedAt = whole == null ? null : whole.orderedAt();
        runs.add(whole == null ? null : whole.customerNo())
                .add(orderedAt)
                .add(orderedAt == null ? null : business.dayOf(orderedAt))
                .add(whole == null ? null : whole.channel())
                .add(whole == null ? null : whole.status())
                .add(whole == null ? null : whole.currency())
                .add(whole == null ? null : whole.returnsOrderNo())
                .endRow();
    }

    boolean isBad() {
        return badLine > 0;
    }

    /** Whether line numbers do not simply rise, so that one could be there twice. */
    boolean isDoubtful() {
        return doubtful;
    }
}
