package dev.perennial.crm.customer;

import java.util.List;
import java.util.Map;

/**
 * What is known of a customer beyond what every list shows.
 *
 * @param background   who they are
 * @param contactTimes when they like to be reached, in the order of the week
 * @param habits       how they live and buy
 * @param terms        what is agreed about money
 * @param assessment   what we think of them
 * @param custom       values of the fields that the company has added
 */
public record Details(
        Background background,
        List<ContactTime> contactTimes,
        Habits habits,
        Terms terms,
        Assessment assessment,
        CustomValues custom) {

    /** Nothing is known. */
    public static final Details NONE =
            new Details(Background.NONE, List.of(), Habits.NONE, Terms.NONE, Assessment.NONE, CustomValues.NONE);

    public Details {
        contactTimes = contactTimes.stream().distinct().sorted().toList();
    }

    public Details with(Background other) {
        return new Details(other, contactTimes, habits, terms, assessment, custom);
    }

    public Details with(List<ContactTime> other) {
        return new Details(background, other, habits, terms, assessment, custom);
    }

    public Details with(Habits other) {
        return new Details(background, contactTimes, other, terms, assessment, custom);
    }

    public Details with(Terms other) {
        return new Details(background, contactTimes, habits, other, assessment, custom);
    }

    public Details with(Assessment other) {
        return new Details(background, contactTimes, habits, terms, other, custom);
    }

    public Details with(CustomValues other) {
        return new Details(background, contactTimes, habits, terms, assessment, other);
    }

    void check(Problems problems) {
        background.check(problems);
        habits.check(problems);
        terms.check(problems);
        assessment.check(problems);
    }

    void addTo(Map<String, Object> values) {
        background.addTo(values);
        values.put("contactTimes", contactTimes);
        habits.addTo(values);
        terms.addTo(values);
        assessment.addTo(values);
        custom.addTo(values);
    }
}
