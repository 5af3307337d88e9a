package dev.perennial.crm.app.demo;

import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.shared.Business;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Brings the orders in. */
@Component
@RequiredArgsConstructor
class DemoOrders {

    private final DemoImport imports;
    private final Business business;

    /** @param passing is shown every line on its way */
    void record(Shift shift, Progress progress, Consumer<SoldLine> passing) {
        try (OrderFile file = new OrderFile(new OrderLines(shift), business.timeZone(), passing)) {
            imports.run(
                    ImportType.ORDERS,
                    "orders.csv",
                    file,
                    read -> progress.at(Phase.ORDERS, Math.min(read, OrderLines.COUNT - 1), OrderLines.COUNT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.at(Phase.ORDERS, OrderLines.COUNT, OrderLines.COUNT);
    }
}
