package dev.perennial.crm.web.order;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.order.OrderDraft;
import dev.perennial.crm.order.Orders;
import dev.perennial.crm.order.WriteResult;
import dev.perennial.crm.shared.Business;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders, each read and written whole by its number. */
@RestController
@RequestMapping("/api/v1/orders/{orderNo}")
@RequiredArgsConstructor
class OrderApi {

    private final Orders orders;
    private final Business business;

    @GetMapping
    OrderJson find(@PathVariable String orderNo, Viewer viewer) {
        return OrderJson.of(orders.find(viewer, orderNo));
    }

    /** The same order again changes nothing, so a client may repeat it until it is answered. */
    @PutMapping
    ResponseEntity<OrderJson> write(@PathVariable String orderNo, @RequestBody OrderJson order, Viewer viewer) {
        OrderDraft draft = order.draft(orderNo, business);
        WriteResult result = orders.write(viewer, orderNo, draft);
        return ResponseEntity.status(result == WriteResult.CREATED ? HttpStatus.CREATED : HttpStatus.OK)
                .body(OrderJson.of(orders.find(viewer, orderNo)));
    }
}
