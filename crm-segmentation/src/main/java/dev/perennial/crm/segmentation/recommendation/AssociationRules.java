package dev.perennial.crm.segmentation.recommendation;

import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is bought together. The rules speak of products alone and are the same for everybody. */
@Service
@RequiredArgsConstructor
@Slf4j
public class AssociationRules {

    /** How far back orders are looked at: twice through all seasons. */
    private static final int YEARS = 2;

    private final AtomicBoolean underWay = new AtomicBoolean();

    private final BasketReader reader;
    private final RuleStore store;
    private final Business business;

    /** Looks for rules in the orders of the last two years and puts them in the place of those found before. */
    public void mine() {
        LocalDate to = business.lastCompleteDay();
        LocalDate from = to.minusYears(YEARS).plusDays(1);
        for (BasketKind kind : BasketKind.values()) {
            BasketReader.Read read = reader.read(kind, from, to);
            RuleMiner.Mined mined = RuleMiner.mine(read.baskets(), Thresholds.DEFAULT);
            store.replace(kind, from, to, mined, read.products());
        }
    }

    /** The same in the background, unless it is being done already. */
    public void startMining() {
        if (underWay.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("association-rules").start(this::mineUnderWay);
        }
    }

    private void mineUnderWay() {
        try {
            mine();
        } catch (RuntimeException failure) {
            log.error("Association rules could not be found; the ones found before stand", failure);
        } finally {
            underWay.set(false);
        }
    }

    /** In what the rules were found; empty before the first time. */
    public Optional<RuleMining> mining(BasketKind kind) {
        return store.mining(kind);
    }

    /**
     * The rules, those first that add most to the share of buyers.
     *
     * @param product part of a product's name or the beginning of its number, on either side; null for all rules
     * @param cursor  where the page begins; null for the first
     * @throws InvalidInput when the cursor is none of this list
     */
    public Page<AssociationRule> list(BasketKind kind, @Nullable String product, @Nullable String cursor, int size) {
        List<AssociationRule> rows = store.after(kind, product, cursor == null ? 0 : after(cursor), size + 1);
        return Page.of(rows, size, rule -> Cursor.of(rule.id()));
    }

    private static long after(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).part(0));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }
}
