package dev.perennial.crm.app.demo;

import static dev.perennial.crm.app.demo.SourceFile.cell;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.interaction.Direction;
import dev.perennial.crm.interaction.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said on which occasion, in the customer's language: the texts are in {@code demo/talks.csv}. */
class TalkScripts {

    private static final double KEEPS_TO_PREFERRED = 0.6;

    private final Map<Key, List<Script>> scripts =
            SourceFile.TALKS.rows(Script::of).stream().collect(Collectors.groupingBy(Script::key));

    /** Why people talk. */
    enum Occasion {
        WELCOME,
        ENQUIRY,
        FOLLOW_UP,
        TROUBLE,
        RETURN,
        RESOLVED,
        VISIT,
        SILENT,
        SEASON,
        NOTE
    }

    /** One way such a talk goes; subject and body may hold {@code {order}, {amount}} and {@code {product}}. */
    record Script(
            Key key,
            Channel channel,
            @Nullable Direction direction,
            @Nullable Outcome outcome,
            String subject,
            String body) {

        static Script of(NamedCsvRecord row) {
            return new Script(
                    new Key(Occasion.valueOf(row.getField("occasion")), row.getField("language")),
                    Channel.valueOf(row.getField("channel")),
                    constant(cell(row, "direction"), Direction::valueOf),
                    constant(cell(row, "outcome"), Outcome::valueOf),
                    row.getField("subject"),
                    row.getField("body"));
        }

        private static <T> @Nullable T constant(@Nullable String name, Function<String, T> valueOf) {
            return name == null ? null : valueOf.apply(name);
        }
    }

    private record Key(Occasion occasion, String language) {}

    /**
     * One of the scripts for an occasion, more often one of the channel the customer prefers.
     *
     * @param used what was said to the customer already and is not said again before everything has been; added to
     */
    Script pick(Occasion occasion, DemoCustomer customer, Set<Script> used, RandomGenerator random) {
        List<Script> all = Objects.requireNonNull(scripts.get(new Key(occasion, customer.language())));
        if (used.containsAll(all)) {
            all.forEach(used::remove);
        }
        List<Script> fresh =
                all.stream().filter(script -> !used.contains(script)).toList();
        List<Script> preferred = fresh.stream()
                .filter(script -> script.channel() == customer.preferredChannel())
                .toList();
        List<Script> from = preferred.isEmpty() || random.nextDouble() > KEEPS_TO_PREFERRED ? fresh : preferred;
        Script script = from.get(random.nextInt(from.size()));
        used.add(script);
        return script;
    }
}
