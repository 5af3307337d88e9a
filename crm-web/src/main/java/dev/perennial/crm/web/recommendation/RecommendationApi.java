package dev.perennial.crm.web.recommendation;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.recommendation.AssociationRule;
import dev.perennial.crm.segmentation.recommendation.AssociationRule.Product;
import dev.perennial.crm.segmentation.recommendation.Recommendations;
import dev.perennial.crm.web.support.Texts;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a customer is likely to buy next, over REST. */
@RestController
@RequestMapping("/api/v1/customers/{customerNo}/recommendations")
@RequiredArgsConstructor
class RecommendationApi {

    private static final int MOST = 20;

    private final Recommendations recommendations;
    private final Texts texts;

    record Items(List<Item> items) {}

    /** A product with the rule that speaks for it; shares from 0 to 1. */
    record Item(
            Product product,
            List<Product> because,
            double lift,
            double confidence,
            double support,
            int together,
            int withAntecedent,
            String reason) {}

    @GetMapping
    Items of(Viewer viewer, @PathVariable String customerNo) {
        return new Items(recommendations.of(viewer, customerNo, MOST).stream()
                .map(this::item)
                .toList());
    }

    private Item item(AssociationRule rule) {
        return new Item(
                rule.consequent(),
                rule.antecedent(),
                rule.lift(),
                rule.confidence(),
                rule.support(),
                rule.together(),
                rule.withAntecedent(),
                texts.of("recommendation.reason", rule.together(), rule.withAntecedent(), names(rule.antecedent())));
    }

    private static String names(List<Product> products) {
        return String.join(" + ", products.stream().map(Product::name).toList());
    }
}
