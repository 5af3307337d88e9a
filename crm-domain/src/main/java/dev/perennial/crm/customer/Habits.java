package dev.perennial.crm.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a customer lives and buys.
 *
 * @param lifestyle   what fills their days
 * @param preferences what they like and what they do not
 * @param focus       what they look at first when they buy
 * @param buying      when, how often and how they buy
 * @param bargaining  how much they can press the price
 */
@Embeddable
public record Habits(
        @Nullable String lifestyle,
        @Nullable String preferences,
        @Nullable String focus,
        @Column(name = "buying_habits") @Nullable String buying,

        @Enumerated(EnumType.STRING) @Column(name = "bargaining_power") @Nullable
        BargainingPower bargaining) {

    /** Nothing is known. */
    public static final Habits NONE = new Habits(null, null, null, null, null);

    public Habits {
        lifestyle = Facts.textOrNull(lifestyle);
        preferences = Facts.textOrNull(preferences);
        focus = Facts.textOrNull(focus);
        buying = Facts.textOrNull(buying);
    }

    /** Whether anything is known. */
    public boolean isGiven() {
        return !equals(NONE);
    }

    void check(Problems problems) {
        problems.checkLength("habits.lifestyle", lifestyle, Facts.LONGEST_NOTE);
        problems.checkLength("habits.preferences", preferences, Facts.LONGEST_NOTE);
        problems.checkLength("habits.focus", focus, Facts.LONGEST_NOTE);
        problems.checkLength("habits.buying", buying, Facts.LONGEST_NOTE);
    }

    void addTo(Map<String, Object> values) {
        values.put("habits.lifestyle", Facts.known(lifestyle));
        values.put("habits.preferences", Facts.known(preferences));
        values.put("habits.focus", Facts.known(focus));
        values.put("habits.buying", Facts.known(buying));
        values.put("habits.bargaining", Facts.known(bargaining));
    }
}
