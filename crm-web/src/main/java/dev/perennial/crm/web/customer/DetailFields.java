package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Assessment;
import dev.perennial.crm.customer.BargainingPower;
import dev.perennial.crm.customer.Habits;
import dev.perennial.crm.customer.LunarDay;
import dev.perennial.crm.customer.Rating;
import dev.perennial.crm.customer.Terms;
import org.jspecify.annotations.Nullable;

/** The groups of facts that a customer's document holds as objects of their own. */
final class DetailFields {

    private DetailFields() {}

    /** A day of the Chinese calendar. */
    record LunarDayFields(@Nullable Integer month, @Nullable Integer day) {

        static @Nullable LunarDayFields of(@Nullable LunarDay known) {
            return known == null ? null : new LunarDayFields(known.month(), known.day());
        }

        LunarDay lunarDay() {
            return new LunarDay(month == null ? 0 : month, day == null ? 0 : day);
        }
    }

    /** How a customer lives and buys. */
    record HabitFields(
            @Nullable String lifestyle,
            @Nullable String preferences,
            @Nullable String focus,
            @Nullable String buying,
            @Nullable BargainingPower bargaining) {

        static HabitFields of(Habits known) {
            return new HabitFields(
                    known.lifestyle(), known.preferences(), known.focus(), known.buying(), known.bargaining());
        }

        Habits habits() {
            return new Habits(lifestyle, preferences, focus, buying, bargaining);
        }
    }

    /** What is agreed with a customer about money. */
    record TermFields(
            @Nullable String currency,
            @Nullable String payment,
            @Nullable String preferential) {

        static TermFields of(Terms known) {
            return new TermFields(known.currency(), known.payment(), known.preferential());
        }

        Terms terms() {
            return new Terms(currency, payment, preferential);
        }
    }

    /** What those who know a customer think of them. */
    record AssessmentFields(
            @Nullable RatingFields attitude,
            @Nullable RatingFields capability,
            @Nullable RatingFields credit,
            @Nullable RatingFields relations) {

        static AssessmentFields of(Assessment known) {
            return new AssessmentFields(
                    RatingFields.of(known.attitude()),
                    RatingFields.of(known.capability()),
                    RatingFields.of(known.credit()),
                    RatingFields.of(known.relations()));
        }

        Assessment assessment() {
            return new Assessment(
                    RatingFields.rating(attitude),
                    RatingFields.rating(capability),
                    RatingFields.rating(credit),
                    RatingFields.rating(relations));
        }
    }

    /** What is thought of one side of a customer. */
    record RatingFields(@Nullable Integer score, @Nullable String note) {

        static @Nullable RatingFields of(Rating known) {
            return known.isGiven() ? new RatingFields(known.score(), known.note()) : null;
        }

        static Rating rating(@Nullable RatingFields fields) {
            return fields == null ? Rating.NONE : new Rating(fields.score(), fields.note());
        }
    }
}
