package dev.perennial.crm.segmentation.recommendation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Items often bought together, by Eclat: depth first, each itemset with the list of its baskets, cut with those of its
 * siblings (Zaki, Scalable algorithms for association mining, IEEE TKDE 12, 2000). Only the lists of one path are held.
 */
final class FrequentItemsets {

    private final int least;
    private final int mostItems;
    private final int mostItemsets;
    private final Map<Itemset, Integer> counts = new LinkedHashMap<>();

    private FrequentItemsets(int least, int mostItems, int mostItemsets) {
        this.least = least;
        this.mostItems = mostItems;
        this.mostItemsets = mostItemsets;
    }

    /**
     * What was found.
     *
     * @param counts       number of baskets of each frequent itemset
     * @param leastBaskets number of baskets from which on an itemset counted as frequent
     */
    record Found(Map<Itemset, Integer> counts, int leastBaskets) {}

    /** An item and the baskets that hold it together with all items before it on the path. */
    private record Node(int item, int[] baskets) {}

    /** Finds them; where they are too many, those that are more frequent only. */
    static Found in(Baskets baskets, Thresholds thresholds) {
        int least = thresholds.leastBaskets(baskets.size());
        while (true) {
            FrequentItemsets search = new FrequentItemsets(least, thresholds.items(), thresholds.itemsets());
            search.extend(new Itemset(List.of()), search.frequentItems(baskets));
            if (search.counts.size() <= thresholds.itemsets()) {
                return new Found(search.counts, least);
            }
            least *= 2;
        }
    }

    /** The rarest first, so that the lists to be cut are short. */
    private List<Node> frequentItems(Baskets baskets) {
        return IntStream.range(0, baskets.items())
                .filter(item -> baskets.holding(item).length >= least)
                .mapToObj(item -> new Node(item, baskets.holding(item)))
                .sorted(Comparator.<Node>comparingInt(node -> node.baskets().length)
                        .thenComparingInt(Node::item))
                .toList();
    }

    private void extend(Itemset prefix, List<Node> nodes) {
        for (int i = 0; i < nodes.size() && counts.size() <= mostItemsets; i++) {
            Node node = nodes.get(i);
            Itemset itemset = prefix.with(node.item());
            counts.put(itemset, node.baskets().length);
            if (itemset.size() < mostItems) {
                extend(itemset, children(node, nodes.subList(i + 1, nodes.size())));
            }
        }
    }

    private List<Node> children(Node parent, List<Node> siblings) {
        List<Node> children = new ArrayList<>();
        int[] common = new int[parent.baskets().length];
        for (Node sibling : siblings) {
            int count = cut(parent.baskets(), sibling.baskets(), common);
            if (count >= least) {
                children.add(new Node(sibling.item(), Arrays.copyOf(common, count)));
            }
        }
        return children;
    }

    private static int cut(int[] a, int[] b, int[] common) {
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                common[count++] = a[i++];
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return count;
    }
}
