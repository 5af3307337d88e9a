package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A customer whose churn risk went from one band to another between two runs.
 *
 * @param riskBefore    churn risk in the earlier run, 0 to 1
 * @param risk          in the later one
 * @param bandBefore    its word for the risk, by the bands in force now
 * @param band          the same of the later one
 * @param lifetimeValue in the later run, in the reporting currency; null with too few data, like {@code valueAtRisk}
 */
public record Move(
        long id,
        String customerNo,
        String name,
        @Nullable String ownerName,
        Tier tier,
        double riskBefore,
        double risk,
        RiskBand bandBefore,
        RiskBand band,
        @Nullable BigDecimal lifetimeValue,
        @Nullable BigDecimal valueAtRisk) {}
