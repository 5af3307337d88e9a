package dev.perennial.crm.segmentation.recommendation;

import dev.perennial.crm.shared.Business;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules found last. */
@Component
@RequiredArgsConstructor
class RuleStore {

    private static final int MOST_RULES = 20_000;

    private static final String INSERT = """
            insert into association_rule
                (kind, antecedent, consequent, together, with_antecedent, with_consequent, baskets, chance)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SELECT = """
            select r.*, p.sku, p.name,
                   array(select q.sku from product q where q.id = any (r.antecedent) order by q.id) as antecedent_skus,
                   array(select q.name from product q where q.id = any (r.antecedent) order by q.id) as antecedent_names
            from association_rule r
            join product p on p.id = r.consequent
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Business business;

    /** Puts new rules in the place of the old ones of their kind. */
    @Transactional
    public void replace(BasketKind kind, LocalDate from, LocalDate to, RuleMiner.Mined mined, List<Long> products) {
        jdbc.sql("""
                        insert into association_mining (kind, from_day, to_day, baskets, least_baskets, mined_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (kind) do update set from_day = excluded.from_day, to_day = excluded.to_day,
                            baskets = excluded.baskets, least_baskets = excluded.least_baskets, mined_at = excluded.mined_at""")
                .params(
                        kind.name(),
                        from,
                        to,
                        mined.baskets(),
                        mined.leastBaskets(),
                        business.now().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from association_rule where kind = ?")
                .param(kind.name())
                .update();
        List<Object[]> rows = mined.rules().stream()
                .limit(MOST_RULES)
                .map(rule -> row(kind, rule, products))
                .toList();
        template.batchUpdate(INSERT, rows);
    }

    private static Object[] row(BasketKind kind, Rule rule, List<Long> products) {
        Long[] antecedent =
                rule.antecedent().items().stream().map(products::get).sorted().toArray(Long[]::new);
        return new Object[] {
            kind.name(),
            antecedent,
            products.get(rule.consequent()),
            rule.together(),
            rule.withAntecedent(),
            rule.withConsequent(),
            rule.baskets(),
            rule.chance()
        };
    }

    Optional<RuleMining> mining(BasketKind kind) {
        return jdbc.sql("select * from association_mining where kind = ?")
                .param(kind.name())
                .query((row, number) -> new RuleMining(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getInt("baskets"),
                        row.getInt("least_baskets"),
                        row.getObject("mined_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @param product part of a name or the beginning of a number, on either side of the rule; null for all rules */
    List<AssociationRule> after(BasketKind kind, @Nullable String product, long after, int most) {
        return jdbc.sql(SELECT + """
                        where r.kind = :kind and r.id > :after
                          and (:product::text is null or exists (
                              select from product s
                              where s.id = any (r.antecedent || r.consequent)
                                and (position(lower(:product) in lower(s.name)) > 0 or starts_with(s.sku, :product))))
                        order by r.id limit :most""")
                .param("kind", kind.name())
                .param("after", after)
                .param("product", product)
                .param("most", most)
                .query(RuleStore::rule)
                .list();
    }

    /** Rules that speak of what somebody owns and tell of something they do not. */
    List<AssociationRule> forOwnerOf(List<Long> products) {
        Long[] owned = products.toArray(Long[]::new);
        return jdbc.sql(SELECT + """
                        where r.kind = 'CUSTOMER' and r.antecedent <@ :owned and r.consequent <> all (:owned)
                        order by r.id""")
                .param("owned", owned)
                .query(RuleStore::rule)
                .list();
    }

    private static AssociationRule rule(ResultSet row, int number) throws SQLException {
        return new AssociationRule(
                row.getLong("id"),
                products(texts(row, "antecedent_skus"), texts(row, "antecedent_names")),
                new AssociationRule.Product(row.getString("sku"), row.getString("name")),
                row.getInt("together"),
                row.getInt("with_antecedent"),
                row.getInt("with_consequent"),
                row.getInt("baskets"),
                row.getDouble("chance"));
    }

    private static List<AssociationRule.Product> products(List<String> skus, List<String> names) {
        return IntStream.range(0, skus.size())
                .mapToObj(i -> new AssociationRule.Product(skus.get(i), names.get(i)))
                .toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
