package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Assessment;
import dev.perennial.crm.customer.Background;
import dev.perennial.crm.customer.BargainingPower;
import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Habits;
import dev.perennial.crm.customer.LunarDay;
import dev.perennial.crm.customer.Rating;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.customer.Terms;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.Typed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer beyond what every list shows, as a person types it.
 *
 * @param lunarBirthday month and day of the Chinese calendar
 * @param custom        values of the company's own fields, by code
 */
record DetailsForm(
        String occupation,
        String postcode,
        LunarForm lunarBirthday,
        String sourceChannel,
        List<String> contactTimes,
        HabitsForm habits,
        TermsForm terms,
        AssessmentForm assessment,
        Map<String, String> custom) {

    private static final Set<String> OWN = Set.of(
            "occupation",
            "postcode",
            "lunarBirthday",
            "sourceChannel",
            "contactTimes",
            "habits",
            "terms",
            "assessment",
            "custom");

    DetailsForm {
        occupation = Typed.text(occupation);
        postcode = Typed.text(postcode);
        lunarBirthday = lunarBirthday == null ? new LunarForm("", "") : lunarBirthday;
        sourceChannel = Typed.text(sourceChannel);
        contactTimes = contactTimes == null ? List.of() : contactTimes;
        habits = habits == null ? HabitsForm.of(Habits.NONE) : habits;
        terms = terms == null ? TermsForm.of(Terms.NONE) : terms;
        assessment = assessment == null ? AssessmentForm.of(Assessment.NONE) : assessment;
        custom = custom == null ? Map.of() : custom;
    }

    record LunarForm(String month, String day) {

        LunarForm {
            month = Typed.text(month);
            day = Typed.text(day);
        }

        static LunarForm of(@Nullable LunarDay known) {
            return known == null
                    ? new LunarForm("", "")
                    : new LunarForm(String.valueOf(known.month()), String.valueOf(known.day()));
        }

        boolean isEmpty() {
            return month.isBlank() && day.isBlank();
        }

        @Nullable
        LunarDay lunarDay() {
            return isEmpty()
                    ? null
                    : new LunarDay(
                            Typed.orZero(Typed.whole("lunarBirthday", month)),
                            Typed.orZero(Typed.whole("lunarBirthday", day)));
        }
    }

    record HabitsForm(String lifestyle, String preferences, String focus, String buying, String bargaining) {

        HabitsForm {
            lifestyle = Typed.text(lifestyle);
            preferences = Typed.text(preferences);
            focus = Typed.text(focus);
            buying = Typed.text(buying);
            bargaining = Typed.text(bargaining);
        }

        static HabitsForm of(Habits known) {
            return new HabitsForm(
                    Typed.shown(known.lifestyle()),
                    Typed.shown(known.preferences()),
                    Typed.shown(known.focus()),
                    Typed.shown(known.buying()),
                    Typed.shown(known.bargaining()));
        }

        Habits habits() {
            return new Habits(
                    lifestyle,
                    preferences,
                    focus,
                    buying,
                    Typed.code(BargainingPower.class, "habits.bargaining", bargaining));
        }
    }

    record TermsForm(String currency, String payment, String preferential) {

        TermsForm {
            currency = Typed.text(currency);
            payment = Typed.text(payment);
            preferential = Typed.text(preferential);
        }

        static TermsForm of(Terms known) {
            return new TermsForm(
                    Typed.shown(known.currency()), Typed.shown(known.payment()), Typed.shown(known.preferential()));
        }

        Terms terms() {
            return new Terms(currency, payment, preferential);
        }
    }

    record AssessmentForm(RatingForm attitude, RatingForm capability, RatingForm credit, RatingForm relations) {

        AssessmentForm {
            attitude = RatingForm.orEmpty(attitude);
            capability = RatingForm.orEmpty(capability);
            credit = RatingForm.orEmpty(credit);
            relations = RatingForm.orEmpty(relations);
        }

        static AssessmentForm of(Assessment known) {
            return new AssessmentForm(
                    RatingForm.of(known.attitude()),
                    RatingForm.of(known.capability()),
                    RatingForm.of(known.credit()),
                    RatingForm.of(known.relations()));
        }

        Assessment assessment() {
            return new Assessment(
                    attitude.rating("attitude"),
                    capability.rating("capability"),
                    credit.rating("credit"),
                    relations.rating("relations"));
        }
    }

    record RatingForm(String score, String note) {

        RatingForm {
            score = Typed.text(score);
            note = Typed.text(note);
        }

        static RatingForm orEmpty(@Nullable RatingForm form) {
            return form == null ? new RatingForm("", "") : form;
        }

        static RatingForm of(Rating known) {
            return new RatingForm(Typed.shown(known.score()), Typed.shown(known.note()));
        }

        Rating rating(String name) {
            return new Rating(Typed.whole("assessment." + name + ".score", score), note);
        }
    }

    static DetailsForm of(Details known) {
        Map<String, String> custom = new LinkedHashMap<>();
        known.custom().byCode().forEach((code, value) -> custom.put(code, plain(value)));
        return new DetailsForm(
                Typed.shown(known.background().occupation()),
                Typed.shown(known.background().postcode()),
                LunarForm.of(known.background().lunarBirthday()),
                Typed.shown(known.background().sourceChannel()),
                known.contactTimes().stream().map(Enum::name).toList(),
                HabitsForm.of(known.habits()),
                TermsForm.of(known.terms()),
                AssessmentForm.of(known.assessment()),
                custom);
    }

    /** @throws InvalidInput for what cannot be read */
    Details details() {
        List<ContactTime> times = new ArrayList<>();
        for (String code : contactTimes) {
            ContactTime time = Typed.code(ContactTime.class, "contactTimes", code);
            if (time != null) {
                times.add(time);
            }
        }
        return new Details(
                new Background(
                        occupation,
                        postcode,
                        lunarBirthday.lunarDay(),
                        Typed.code(SourceChannel.class, "sourceChannel", sourceChannel)),
                times,
                habits.habits(),
                terms.terms(),
                assessment.assessment(),
                new CustomValues(Map.copyOf(custom)));
    }

    /** Where in the form a fact stands that the domain names so. */
    static String path(String fact) {
        if (fact.startsWith("custom.")) {
            return "details.custom[" + fact.substring("custom.".length()) + "]";
        }
        return OWN.contains(fact.split("\\.", 2)[0]) ? "details." + fact : fact;
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
