package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.GammaGamma;
import dev.perennial.crm.segmentation.model.ParetoNbd;

/**
 * Well-known populations whose models stand in while one's own customers are too few to learn from: private buyers of one shop and
 * mostly business buyers of another, so that what they agree on can be expected elsewhere too. Time in weeks. Both were fitted by
 * this product; of CDNOW, Fader and Hardie published the same.
 */
public enum Prior {
    /** CDNOW, 2,357 customers of 1997 as of 1997-09-30 (Fader and Hardie). */
    CDNOW(
            new BgNbd(.2426, 4.414, .7929, 2.426),
            new ParetoNbd(.5533, 10.578, .6062, 11.669),
            new GammaGamma(6.25, 3.74, 15.44)),
    /** Online Retail II, 5,878 customers as of 2011-12-09 (Chen, UCI Machine Learning Repository). */
    ONLINE_RETAIL_II(
            new BgNbd(.6635, 9.0336, .10864, 2.4157),
            new ParetoNbd(.7387, 10.2806, .18233, 55.276),
            new GammaGamma(2.1616, 3.5051, 466.165));

    private final BgNbd bgNbd;
    private final ParetoNbd paretoNbd;
    private final GammaGamma spend;

    Prior(BgNbd bgNbd, ParetoNbd paretoNbd, GammaGamma spend) {
        this.bgNbd = bgNbd;
        this.paretoNbd = paretoNbd;
        this.spend = spend;
    }

    /** How often its customers order and when they leave. */
    public BgNbd bgNbd() {
        return bgNbd;
    }

    /** The same, otherwise. */
    public ParetoNbd paretoNbd() {
        return paretoNbd;
    }

    /**
     * What its customers spend: as unlike each other as they are, but around another mean.
     *
     * @param mean mean value of an order, above 0
     */
    public GammaGamma spendAround(double mean) {
        return new GammaGamma(spend.p(), spend.q(), mean * (spend.q() - 1) / spend.p());
    }
}
