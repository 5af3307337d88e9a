package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.interaction.Talk;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.support.Typed;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** What a person writes down about a talk. */
record TalkForm(String channel, String occurredAt, String outcome, String body) {

    TalkForm {
        channel = Typed.text(channel);
        occurredAt = Typed.text(occurredAt);
        outcome = Typed.text(outcome);
        body = Typed.text(body);
    }

    static TalkForm empty() {
        return new TalkForm(Channel.PHONE.name(), "", "", "");
    }

    /**
     * A note has no outcome, whatever the field beside it says.
     *
     * @throws InvalidInput for what cannot be read
     */
    Talk talk(ZoneId zone) {
        Channel known = Typed.code(Channel.class, "channel", channel);
        Channel how = known == null ? Channel.NOTE : known;
        LocalDateTime when = Typed.time("occurredAt", occurredAt);
        return new Talk(
                how,
                when == null ? null : when.atZone(zone).toInstant(),
                null,
                null,
                body,
                how.reachesCustomer() ? Typed.code(Outcome.class, "outcome", outcome) : null);
    }
}
