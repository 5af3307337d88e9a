package dev.perennial.crm.web.report;

import dev.perennial.crm.segmentation.portfolio.Portrait;
import dev.perennial.crm.segmentation.portfolio.Portrait.Share;
import dev.perennial.crm.segmentation.portfolio.Trait;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.web.support.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** How traits and their codes are called, and where the customers behind them are listed. */
@Component
@RequiredArgsConstructor
class TraitTexts {

    private final Texts texts;

    /** What a code is called: a region by its own name, anything else in words. */
    public String label(Trait trait, @Nullable String code) {
        if (code == null) {
            return texts.of("report.unknown");
        }
        return trait == Trait.REGION ? code : texts.of("report." + trait + "." + code);
    }

    /** The list of the customers behind a code; null where lists cannot be narrowed by it. */
    public @Nullable String address(Trait trait, @Nullable String code, @Nullable Segment segment) {
        String filter =
                switch (trait) {
                    case TYPE -> "type";
                    case REGION -> "region";
                    case AGE, GENDER, SOURCE, CHANNEL, FREQUENCY -> null;
                };
        if (filter == null || code == null) {
            return null;
        }
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/customers").queryParam(filter, "{code}");
        if (segment != null) {
            address.queryParam("segment", segment);
        }
        return address.encode().buildAndExpand(code).toUriString();
    }

    /** What is most usual of each trait that is known of anybody, in words. */
    List<String> typical(Portrait portrait) {
        List<String> typical = new ArrayList<>();
        portrait.traits()
                .forEach((trait, shares) -> shares.stream()
                        .filter(share -> share.code() != null)
                        .max(Comparator.comparingLong(Share::customers))
                        .map(share -> texts.of(
                                "report.typical", texts.of("report.trait." + trait), label(trait, share.code())))
                        .ifPresent(typical::add));
        portrait.categories().stream()
                .map(Portrait.Spend::category)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(
                        category -> typical.add(texts.of("report.typical", texts.of("report.categories"), category)));
        return typical;
    }
}
