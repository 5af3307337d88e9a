package dev.perennial.crm.segmentation.model;

import org.hipparchus.random.RandomDataGenerator;

/** Customers drawn from the models, observed for different times. Equal seeds draw equal customers. */
record Population(PurchaseHistories histories, double[] meanSpend) {

    /** How a customer behaves. */
    private interface Behaviour {
        /** Orders from week 0 to {@code age}: their number after the first and the week of the last. */
        double[] until(double age, RandomDataGenerator chance);
    }

    static Population of(BgNbd model, GammaGamma spend, int customers, double longestAge, long seed) {
        return draw(
                customers,
                longestAge,
                seed,
                spend,
                (age, chance) -> geometric(
                        age,
                        chance,
                        chance.nextGamma(model.r(), 1 / model.alpha()),
                        chance.nextBeta(model.a(), model.b()),
                        false));
    }

    static Population of(MbgNbd model, GammaGamma spend, int customers, double longestAge, long seed) {
        return draw(
                customers,
                longestAge,
                seed,
                spend,
                (age, chance) -> geometric(
                        age,
                        chance,
                        chance.nextGamma(model.r(), 1 / model.alpha()),
                        chance.nextBeta(model.a(), model.b()),
                        true));
    }

    static Population of(ParetoNbd model, GammaGamma spend, int customers, double longestAge, long seed) {
        return draw(customers, longestAge, seed, spend, (age, chance) -> {
            double rate = chance.nextGamma(model.r(), 1 / model.alpha());
            double leaves = chance.nextExponential(1) / chance.nextGamma(model.s(), 1 / model.beta());
            return geometric(Math.min(age, leaves), chance, rate, 0, false);
        });
    }

    private static double[] geometric(
            double age, RandomDataGenerator chance, double rate, double leaving, boolean leavesAtOnce) {
        if (leavesAtOnce && chance.nextUniform(0, 1) < leaving) {
            return new double[2];
        }
        int repeats = 0;
        double last = 0;
        for (double t = next(0, chance, rate); t <= age; t = next(t, chance, rate)) {
            repeats++;
            last = t;
            if (chance.nextUniform(0, 1) < leaving) {
                break;
            }
        }
        return new double[] {repeats, last};
    }

    private static double next(double t, RandomDataGenerator chance, double rate) {
        return rate > 0 ? t + chance.nextExponential(1) / rate : Double.POSITIVE_INFINITY;
    }

    private static Population draw(int customers, double longestAge, long seed, GammaGamma spend, Behaviour behaviour) {
        RandomDataGenerator chance = new RandomDataGenerator(seed);
        int[] repeats = new int[customers];
        double[] lastOrder = new double[customers];
        double[] age = new double[customers];
        double[] meanSpend = new double[customers];
        for (int i = 0; i < customers; i++) {
            age[i] = longestAge * (1 + chance.nextUniform(0, 1)) / 2;
            double[] orders = behaviour.until(age[i], chance);
            repeats[i] = (int) orders[0];
            lastOrder[i] = orders[1];
            double scale = chance.nextGamma(spend.q(), 1 / spend.gamma());
            meanSpend[i] = repeats[i] == 0 ? 0 : chance.nextGamma(spend.p() * repeats[i], 1 / scale) / repeats[i];
        }
        return new Population(PurchaseHistories.of(repeats, lastOrder, age), meanSpend);
    }

    /** The same with times rounded up to whole days, as a shop records them. */
    Population inDays() {
        double[] lastOrder = new double[histories.size()];
        double[] age = new double[histories.size()];
        for (int i = 0; i < age.length; i++) {
            lastOrder[i] = Math.ceil(histories.lastOrder[i] * 7) / 7;
            age[i] = Math.ceil(histories.age[i] * 7) / 7;
        }
        return new Population(PurchaseHistories.of(histories.repeats, lastOrder, age), meanSpend);
    }

    PurchaseGroups groups() {
        return PurchaseGroups.of(histories);
    }

    Spending spending() {
        return Spending.of(histories.repeats, meanSpend);
    }
}
