package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.forecast.Outlook;
import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.FitSettings;
import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import dev.perennial.crm.segmentation.model.PurchaseGroups;
import dev.perennial.crm.segmentation.model.PurchaseHistories;
import java.util.Optional;

/** The two purchase models of one population. */
public record PurchasePair(BgNbd bgNbd, ParetoNbd paretoNbd) {

    private static final double DAYS_OF_WEEK = 7;

    /** Fits both; empty where too few came again. */
    public static Optional<PurchasePair> fit(PurchaseHistories histories) {
        PurchaseGroups groups = PurchaseGroups.of(histories);
        return BgNbd.fit(groups, FitSettings.DEFAULT) instanceof Converged<BgNbd> bgNbd
                        && ParetoNbd.fit(groups, FitSettings.DEFAULT) instanceof Converged<ParetoNbd> paretoNbd
                ? Optional.of(new PurchasePair(bgNbd.model(), paretoNbd.model()))
                : Optional.empty();
    }

    /** What both say of customers over the coming days. */
    public Outlook outlook(PurchaseHistories histories, int days) {
        return Outlook.of(bgNbd, paretoNbd, histories, days / DAYS_OF_WEEK, FitSettings.DEFAULT.threads());
    }
}
