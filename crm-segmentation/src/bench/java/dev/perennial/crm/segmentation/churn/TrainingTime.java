package dev.perennial.crm.segmentation.churn;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/** Prints how long learning takes from as many customers as are ever taken, of about eleven occasions each over three years. */
public final class TrainingTime {

    private static final int DAYS = 1_095;
    private static final int HORIZON = 90;

    private TrainingTime() {}

    public static void main(String[] arguments) {
        Occasions occasions = population(new Random(1));
        System.out.printf("%d customers%n", occasions.customers());
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            Learner.Lesson lesson = Learner.learn(occasions, DAYS, HORIZON);
            double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
            System.out.printf(Locale.ROOT, "%s, %d examples: %.1f s%n", lesson.verdict(), lesson.rows(), seconds);
        }
    }

    private static Occasions population(Random random) {
        Occasions.Builder builder = new Occasions.Builder();
        for (int customer = 0; customer < OccasionReader.MOST_CUSTOMERS; customer++) {
            double pace = 15 + 90 * random.nextDouble();
            double leaving = .02 + .1 * random.nextDouble();
            double day = random.nextInt(DAYS / 2);
            do {
                builder.add(customer, (int) day, Occasions.NEVER, 100_000 + random.nextInt(500_000));
                day += 1 - pace * Math.log(1 - random.nextDouble());
            } while (day < DAYS && random.nextDouble() > leaving);
        }
        return builder.build();
    }
}
