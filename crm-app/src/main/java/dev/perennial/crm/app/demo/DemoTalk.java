package dev.perennial.crm.app.demo;

import dev.perennial.crm.app.demo.TalkScripts.Script;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.interaction.Direction;
import dev.perennial.crm.interaction.Outcome;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something said to or by a customer.
 *
 * @param at   in the business's time zone
 * @param user user name of the one who talked
 */
record DemoTalk(
        String customerNo,
        LocalDateTime at,
        Channel channel,
        @Nullable Direction direction,
        String subject,
        @Nullable String body,
        @Nullable Outcome outcome,
        String user) {

    static DemoTalk about(PastOrder order, Script script, DemoCustomer customer, String user, LocalDateTime at) {
        return new DemoTalk(
                customer.customerNo(),
                at,
                script.channel(),
                script.direction(),
                filled(script.subject(), order),
                filled(script.body(), order),
                script.outcome(),
                user);
    }

    private static String filled(String text, PastOrder order) {
        return text.replace("{order}", order.invoice())
                .replace("{product}", order.product())
                .replace(
                        "{amount}",
                        String.format(Locale.UK, "£%,.2f", order.value().abs()));
    }
}
