package dev.perennial.crm.web.order;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.order.Orders;
import dev.perennial.crm.order.WriteResult;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.web.support.Texts;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many orders at once, each whole or not at all, and each by itself: a bad one stops no good one. */
@RestController
@RequestMapping("/api/v1/orders/batch")
@RequiredArgsConstructor
class OrderBatchApi {

    private static final int LARGEST = 1_000;

    private final Orders orders;
    private final Business business;
    private final Texts texts;

    record Batch(@Nullable List<@Nullable OrderJson> orders) {}

    /**
     * What became of one order.
     *
     * @param index  its place in the batch, from 0
     * @param status CREATED, CORRECTED, UNCHANGED or REFUSED
     * @param errors why it was refused; null when it was not
     */
    record Item(
            int index,
            @Nullable String orderNo,
            String status,
            @Nullable List<Fault> errors) {}

    record Fault(String field, String detail) {}

    record Answer(List<Item> items) {}

    /** The same batch again changes nothing, so a client may repeat it until it is answered. */
    @PostMapping
    Answer write(@RequestBody Batch batch, Viewer viewer) {
        List<@Nullable OrderJson> sent = batch.orders() == null ? List.of() : batch.orders();
        if (sent.size() > LARGEST) {
            throw InvalidInput.of("orders", "error.order.batch", LARGEST);
        }
        List<Item> items = new ArrayList<>(sent.size());
        for (OrderJson order : sent) {
            items.add(write(items.size(), order, viewer));
        }
        return new Answer(items);
    }

    private Item write(int index, @Nullable OrderJson order, Viewer viewer) {
        String number = order == null ? null : order.orderNo();
        if (order == null || number == null) {
            return refused(index, number, List.of(new Problem("orderNo", Message.of("error.order.missing"))));
        }
        try {
            WriteResult result = orders.write(viewer, number, order.draft(number, business));
            return new Item(index, number, result.name(), null);
        } catch (InvalidInput invalid) {
            return refused(index, number, invalid.problems());
        } catch (NotFound unseen) {
            return refused(index, number, List.of(new Problem("customerNo", Message.of("error.notFound.detail"))));
        } catch (Conflict conflict) {
            return refused(index, number, List.of(new Problem("orderNo", conflict.reason())));
        }
    }

    private Item refused(int index, @Nullable String number, List<Problem> problems) {
        return new Item(
                index,
                number,
                "REFUSED",
                problems.stream()
                        .map(problem -> new Fault(problem.field(), texts.of(problem.message())))
                        .toList());
    }
}
