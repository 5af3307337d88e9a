package dev.perennial.crm.customer;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What those who know a customer think of them.
 *
 * @param attitude   how they are disposed towards us
 * @param capability what they are able to do and to buy
 * @param credit     how far their word and their payments can be relied on
 * @param relations  whom they know and whom they influence
 */
@Embeddable
public record Assessment(
        @Embedded
        @AttributeOverride(name = "score", column = @Column(name = "attitude"))
        @AttributeOverride(name = "note", column = @Column(name = "attitude_note"))
        Rating attitude,

        @Embedded
        @AttributeOverride(name = "score", column = @Column(name = "capability"))
        @AttributeOverride(name = "note", column = @Column(name = "capability_note"))
        Rating capability,

        @Embedded
        @AttributeOverride(name = "score", column = @Column(name = "credit"))
        @AttributeOverride(name = "note", column = @Column(name = "credit_note"))
        Rating credit,

        @Embedded
        @AttributeOverride(name = "score", column = @Column(name = "relations"))
        @AttributeOverride(name = "note", column = @Column(name = "relations_note"))
        Rating relations) {

    /** Nobody has said anything yet. */
    public static final Assessment NONE = new Assessment(Rating.NONE, Rating.NONE, Rating.NONE, Rating.NONE);

    public Assessment(
            @Nullable Rating attitude,
            @Nullable Rating capability,
            @Nullable Rating credit,
            @Nullable Rating relations) {
        this.attitude = Rating.orNone(attitude);
        this.capability = Rating.orNone(capability);
        this.credit = Rating.orNone(credit);
        this.relations = Rating.orNone(relations);
    }

    /** Whether anything has been said. */
    public boolean isGiven() {
        return ratings().values().stream().anyMatch(Rating::isGiven);
    }

    /** The four ratings by name, in the order they are asked for. */
    public Map<String, Rating> ratings() {
        Map<String, Rating> ratings = new LinkedHashMap<>();
        ratings.put("attitude", attitude);
        ratings.put("capability", capability);
        ratings.put("credit", credit);
        ratings.put("relations", relations);
        return ratings;
    }

    void check(Problems problems) {
        ratings().forEach((name, rating) -> {
            if (!rating.isPossible()) {
                problems.add("assessment." + name + ".score", "customer.error.rating", Rating.BEST);
            }
            problems.checkLength("assessment." + name + ".note", rating.note(), Facts.LONGEST_NOTE);
        });
    }

    void addTo(Map<String, Object> values) {
        ratings().forEach((name, rating) -> {
            values.put("assessment." + name + ".score", Facts.known(rating.score()));
            values.put("assessment." + name + ".note", Facts.known(rating.note()));
        });
    }
}
