package dev.perennial.crm.segmentation.recommendation;

import java.util.List;
import java.util.stream.Stream;

/** Some items, ascending. */
record Itemset(List<Integer> items) {

    Itemset {
        items = items.stream().sorted().toList();
    }

    Itemset with(int item) {
        return new Itemset(Stream.concat(items.stream(), Stream.of(item)).toList());
    }

    Itemset without(int item) {
        return new Itemset(items.stream().filter(other -> other != item).toList());
    }

    int size() {
        return items.size();
    }
}
