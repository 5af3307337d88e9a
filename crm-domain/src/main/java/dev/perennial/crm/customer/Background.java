package dev.perennial.crm.customer;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is, besides what everybody is asked.
 *
 * @param occupation    what a person does for a living
 * @param postcode      of their address
 * @param lunarBirthday the day of the Chinese calendar on which their birthday is kept; goes before the date of birth
 * @param sourceChannel the way by which they came to us
 */
@Embeddable
public record Background(
        @Nullable String occupation,
        @Nullable String postcode,
        @Embedded @Nullable LunarDay lunarBirthday,
        @Enumerated(EnumType.STRING) @Nullable SourceChannel sourceChannel) {

    /** Nothing is known. */
    public static final Background NONE = new Background(null, null, null, null);

    public Background {
        occupation = Facts.textOrNull(occupation);
        postcode = Facts.textOrNull(postcode);
    }

    void check(Problems problems) {
        problems.checkLength("occupation", occupation, Facts.LONGEST_TEXT);
        if (postcode != null && !isPostcode(postcode)) {
            problems.add("postcode", "customer.error.postcode");
        }
        if (lunarBirthday != null && !lunarBirthday.isPossible()) {
            problems.add("lunarBirthday", "customer.error.lunar");
        }
    }

    /** Whether a text can be a postcode somewhere. */
    public static boolean isPostcode(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9 -]{1,11}");
    }

    void addTo(Map<String, Object> values) {
        values.put("occupation", Facts.known(occupation));
        values.put("postcode", Facts.known(postcode));
        values.put("lunarBirthday", Facts.known(lunarBirthday));
        values.put("sourceChannel", Facts.known(sourceChannel));
    }
}
