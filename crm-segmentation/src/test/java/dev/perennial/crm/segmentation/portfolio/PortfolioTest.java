package dev.perennial.crm.segmentation.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rfm.ValueClass;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.shared.Gone;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.StatementLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest(properties = "crm.test.own-database=portfolio")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortfolioTest {

    private static final int CUSTOMERS = 20_000;

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @Autowired
    Portfolio portfolio;

    @Autowired
    Lookup lookup;

    @Autowired
    Profiles profiles;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    SalesForce staff;

    Viewer sharing;

    @BeforeAll
    void generate() {
        staff = SalesForce.hired(people, "port");
        sharing = people.add(new People.NewUser("port-sharing", "Port Sharing", "a long password", Role.REP, null))
                .asViewer();
        GeneratedPortfolio generated = new GeneratedPortfolio(jdbc, staff);
        generated.customers(CUSTOMERS);
        generated.share(sharing.userId());
        generated.run(GeneratedPortfolio.AS_OF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-revenue",
                "revenue",
                "-recency",
                "recency",
                "-name",
                "name",
                "-clv",
                "clv",
                "-risk",
                "risk",
                "-valueAtRisk",
                "valueAtRisk"
            })
    void pagingShowsEveryCustomerOnceInOrder(String sort) {
        List<PortfolioRow> all = everyPage(staff.rep(), Filter.ALL, Sorting.parse(sort), 37);

        assertThat(all).hasSize(CUSTOMERS / 100).doesNotHaveDuplicates();
        assertThat(all)
                .isEqualTo(portfolio
                        .list(staff.rep(), Filter.ALL, Sorting.parse(sort), null, CUSTOMERS, null)
                        .page()
                        .items());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-revenue", "-recency", "recency", "name", "clv", "-risk", "risk", "-valueAtRisk"})
    void customersOwnedAndCustomersSharedMakeOneList(String sort) {
        int seen = CUSTOMERS / 200 + CUSTOMERS / 200 + CUSTOMERS / 1000;
        List<PortfolioRow> all = everyPage(sharing, Filter.ALL, Sorting.parse(sort), 37);

        assertThat(all).hasSize(seen).doesNotHaveDuplicates();
        assertThat(all)
                .isEqualTo(portfolio
                        .list(sharing, Filter.ALL, Sorting.parse(sort), null, CUSTOMERS, null)
                        .page()
                        .items());
        assertThat(all)
                .extracting(PortfolioRow::id)
                .containsExactlyElementsOf(everyPage(staff.admin(), Filter.ALL, Sorting.parse(sort), 1000).stream()
                        .map(PortfolioRow::id)
                        .filter(id -> id % 200 == 3 || id % 200 == 103 || id % 1000 == 0)
                        .toList());
        assertThat(portfolio.count(sharing, Filter.ALL, null)).isEqualTo(seen);
        assertThat(portfolio.count(sharing, filter(null, null, null, null, null, Filter.NO_OWNER), null))
                .isEqualTo(CUSTOMERS / 200);
        assertThat(list(sharing, filter(null, null, null, null, null, "port-rep"), 100))
                .hasSize(CUSTOMERS / 1000);
    }

    @Test
    void theMostRevenueComesFirstAndCustomersWithoutAScoreLast() {
        List<PortfolioRow> rows = list(staff.admin(), Filter.ALL, 3);
        List<PortfolioRow> all = everyPage(staff.rep2(), Filter.ALL, Sorting.parse("revenue"), 100);

        assertThat(rows).extracting(PortfolioRow::customerNo).containsExactly("G-000001", "G-000003", "G-000002");
        assertThat(rows.getFirst().tier()).isEqualTo(Tier.PLATINUM);
        assertThat(rows.getFirst().stage()).isEqualTo(Stage.STABLE);
        assertThat(all).extracting(PortfolioRow::ownerName).containsOnly("port-rep2");
    }

    @Test
    void aCustomerWithoutAScoreIsPotential() {
        Filter potential = filter(null, null, null, Stage.POTENTIAL, null, null);

        List<PortfolioRow> rows = list(staff.admin(), potential, 10);

        assertThat(rows).hasSize(10).allSatisfy(row -> {
            assertThat(row.stage()).isEqualTo(Stage.POTENTIAL);
            assertThat(row.tier()).isNull();
            assertThat(row.revenue()).isNull();
        });
    }

    @Test
    void everyFilterNarrows() {
        assertThat(list(staff.admin(), filter(null, Tier.PLATINUM, null, null, null, null), 5))
                .extracting(PortfolioRow::tier)
                .containsOnly(Tier.PLATINUM);
        assertThat(list(staff.admin(), filter(null, null, Segment.CHAMPIONS, null, null, null), 5))
                .extracting(PortfolioRow::segment)
                .containsOnly(Segment.CHAMPIONS);
        assertThat(list(staff.admin(), filter(null, null, null, Stage.LOST, null, null), 5))
                .isEmpty();
        assertThat(list(staff.admin(), filter(null, null, null, null, RhythmBand.DUE, null), 5))
                .extracting(PortfolioRow::rhythm)
                .containsOnly(RhythmBand.DUE);
        assertThat(list(staff.admin(), filter(null, null, null, null, null, "port-rep2"), 5))
                .extracting(PortfolioRow::owner)
                .containsOnly("port-rep2");
        assertThat(list(staff.admin(), filter(null, null, null, null, null, "none"), 5))
                .extracting(PortfolioRow::owner)
                .containsOnlyNulls();
        Filter rest = Filter.ALL
                .withValueClass(ValueClass.IMPORTANT_VALUE)
                .withRegion("Region 0")
                .withTag("vip")
                .withType(CustomerType.COMPANY);
        assertThat(list(staff.admin(), Filter.ALL.withRisk(RiskBand.HIGH), 5))
                .extracting(PortfolioRow::riskBand)
                .containsOnly(RiskBand.HIGH);
        assertThat(list(staff.admin(), rest, 5))
                .extracting(PortfolioRow::region)
                .containsOnly("Region 0");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> list(staff.admin(), filter(null, null, null, null, null, "nobody"), 5));
    }

    /** Those generated have a region, a phone, a mail and a contact person; every second is a company. */
    @Test
    void aListIsNarrowedByHowMuchIsKnownAndHowFreshItIs() {
        assertThat(list(staff.admin(), profile(new ProfileFilter(null, null, List.of(55))), 50))
                .hasSize(50)
                .extracting(PortfolioRow::type)
                .containsOnly(CustomerType.COMPANY);
        assertThat(portfolio.count(staff.admin(), profile(new ProfileFilter(null, null, List.of(4711))), null))
                .isZero();
        assertThat(portfolio.count(staff.admin(), profile(new ProfileFilter(null, null, List.of())), null))
                .isZero();
        assertThat(portfolio.count(staff.admin(), profile(new ProfileFilter(LONG_AGO, null, null)), null))
                .isZero();
        assertThat(portfolio.count(staff.rep(), profile(new ProfileFilter(null, LONG_AGO, null)), null))
                .isEqualTo(CUSTOMERS / 100);
        assertThat(list(
                        staff.rep(),
                        profile(new ProfileFilter(null, LONG_AGO, null)).withOwner("port-rep"),
                        5))
                .hasSize(5)
                .extracting(PortfolioRow::owner)
                .containsOnly("port-rep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张伟",
                "g-0009",
                "G-000997",
                "0997",
                "13800130997",
                "+86 138 0013 0997",
                "0086 13800130997",
                "(+86) 138-0013-0997",
                "mailg-000997@GENERATED.example",
                "997"
            })
    void aCustomerIsFoundByNameNumberPhoneAndMail(String typed) {
        assertThat(list(staff.admin(), filter(typed, null, null, null, null, null), 200))
                .extracting(PortfolioRow::customerNo)
                .contains("G-000997")
                .hasSizeLessThan(102);
        assertThat(list(staff.rep2(), filter(typed, null, null, null, null, null), 100))
                .extracting(PortfolioRow::customerNo)
                .doesNotContain("G-000997");
    }

    @Test
    void searchTakesWhateverIsTyped() {
        for (String typed : List.of("'", "%", "\\", "_", "a & b | !c", "<->", "@", ":*", "()", "''';--")) {
            assertThat(list(staff.admin(), filter(typed, null, null, null, null, null), 5))
                    .isEmpty();
        }
    }

    @Test
    void aListKeepsTheRunItWasBegunWith() {
        PortfolioPage first = portfolio.list(staff.rep(), Filter.ALL, Sorting.DEFAULT, null, 10, null);
        String gone = new Position(999_999, Sorting.DEFAULT, null, 5).cursor().encoded();
        String other = String.valueOf(first.page().nextCursor());

        assertThatExceptionOfType(Gone.class)
                .isThrownBy(() -> portfolio.list(staff.rep(), Filter.ALL, Sorting.DEFAULT, gone, 10, null));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> portfolio.list(staff.rep(), Filter.ALL, Sorting.parse("name"), other, 10, null));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Sorting.parse("loyalty"));
    }

    @Test
    void nobodySeesCustomersOfOthersInAnyList() {
        assertThat(everyPage(staff.rep(), Filter.ALL, Sorting.DEFAULT, 400))
                .hasSize(CUSTOMERS / 100)
                .extracting(PortfolioRow::owner)
                .containsOnly("port-rep");
        assertThat(portfolio.count(staff.rep2(), Filter.ALL, null)).isEqualTo(CUSTOMERS / 100);
        assertThat(portfolio.count(staff.lead(), Filter.ALL, null)).isEqualTo(CUSTOMERS / 100);
        assertThat(portfolio.count(staff.lead(), filter(null, null, null, null, null, "port-rep2"), null))
                .isZero();
        assertThat(portfolio.count(staff.head(), Filter.ALL, null)).isEqualTo(Portfolio.COUNT_LIMIT + 1);
        assertThat(portfolio.count(staff.admin(), Filter.ALL, null)).isEqualTo(Portfolio.COUNT_LIMIT + 1);
    }

    @Test
    void noListReadsAWholeTable() {
        List<Filter> filters = List.of(
                Filter.ALL,
                filter("张伟", null, null, null, null, null),
                filter("G-00099", null, null, null, null, null),
                filter("0997", null, null, null, null, null),
                filter(null, Tier.PLATINUM, null, null, null, null),
                filter(null, null, null, null, RhythmBand.SILENT, null),
                filter(null, null, null, null, null, "port-rep2"),
                Filter.ALL.withRegion("Region 7"),
                Filter.ALL.withRisk(RiskBand.CRITICAL),
                Filter.ALL.withTag("vip"),
                profile(new ProfileFilter(LONG_AGO, null, null)),
                profile(new ProfileFilter(null, LONG_AGO, null)),
                profile(new ProfileFilter(null, null, List.of())),
                profile(new ProfileFilter(null, null, List.of(54))),
                profile(new ProfileFilter(null, null, List.of(55, 4711))));
        for (Viewer viewer : List.of(staff.rep(), staff.lead(), staff.head(), staff.admin())) {
            for (String sort : List.of("-revenue", "recency", "name", "-valueAtRisk")) {
                // counted once for all filters: which of them it was is only worth finding out when it was one
                List<String> readWhole = tablesReadWhole(() -> filters.forEach(filter -> first(viewer, filter, sort)));
                assertThat(readWhole)
                        .as(() -> "%s %s %s"
                                .formatted(
                                        viewer.username(),
                                        sort,
                                        filters.stream()
                                                .filter(filter -> !tablesReadWhole(() -> first(viewer, filter, sort))
                                                        .isEmpty())
                                                .toList()))
                        .isEmpty();
            }
        }
    }

    /** The rep has every hundredth customer: of a hundred that are passed one is shown, unless the rep's own 200 are sorted. */
    @Test
    void customersWhoAreNotShownAreNotLookedUp() {
        List<Filter> filters = List.of(Filter.ALL, filter(null, Tier.STANDARD, null, null, null, null));
        for (Viewer viewer : List.of(staff.rep(), staff.head(), staff.admin())) {
            for (Filter filter : filters) {
                for (String sort : List.of("-revenue", "risk", "-valueAtRisk")) {
                    assertThat(rowsLookedUp(() -> portfolio.list(viewer, filter, Sorting.parse(sort), null, 20, null)))
                            .as("%s %s %s", viewer.username(), filter, sort)
                            .isLessThan(3 * (CUSTOMERS / 100 + 21L));
                }
            }
        }
    }

    @Test
    void aRunWhoseScoresAreDroppedMeanwhileIsGone() {
        long run = jdbc.sql("""
                        insert into score_run (as_of, policy_version, status, kept, requested_by)
                        values (:asOf, 1, 'DONE', true, 'test') returning id""")
                .param("asOf", GeneratedPortfolio.AS_OF)
                .query((row, number) -> row.getLong(1))
                .single();
        try {
            assertThatExceptionOfType(Gone.class)
                    .isThrownBy(() -> portfolio.list(staff.rep(), Filter.ALL, Sorting.DEFAULT, null, 10, run));
            assertThatExceptionOfType(Gone.class)
                    .isThrownBy(
                            () -> portfolio.count(staff.rep(), filter("9", Tier.GOLD, null, null, null, null), run));
        } finally {
            jdbc.sql("delete from score_run where id = ?").param(run).update();
        }
    }

    @Test
    void aTableReadWholeIsNoticed() {
        assertThat(tablesReadWhole(() -> jdbc.sql("select count(*) from customer where buying_habits = 'X'")
                        .query((row, number) -> row.getLong(1))
                        .single()))
                .containsExactly("customer");
        assertThat(tablesReadWhole(() -> {})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张伟",
                "zw",
                "zhangw",
                "0997",
                "G-00099",
                "mailg-000997@generated.example",
                "张伟997",
                "+86 138.0013.0997"
            })
    void aFewTypedCharactersReadNoTableWhole(String typed) {
        assertThat(lookup.find(staff.admin(), typed, 200))
                .extracting(FoundCustomer::customerNo)
                .contains("G-000997");
        for (Viewer viewer : List.of(staff.rep(), staff.lead(), staff.head(), staff.admin())) {
            assertThat(tablesReadWhole(() -> lookup.find(viewer, typed, 8)))
                    .as("%s %s", viewer.username(), typed)
                    .isEmpty();
        }
        assertThat(lookup.find(staff.rep2(), typed, 200))
                .extracting(FoundCustomer::customerNo)
                .doesNotContain("G-000997");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王芳",
                "wangf",
                "王芳1994",
                "person1994@generated.example",
                "1994",
                "0571 88001994",
                "+86 571 8800 1994",
                "+86 (0)571 88001994",
                "0086-571-88001994",
                "88001994"
            })
    void aContactPersonLeadsToTheirCustomer(String typed) {
        String number = jdbc.sql("select customer_no from customer where id = 1994")
                .query(String.class)
                .single();

        assertThat(lookup.find(staff.admin(), typed, 200))
                .filteredOn(found -> found.customerNo().equals(number))
                .singleElement()
                .satisfies(found -> assertThat(found.person()).isEqualTo("王芳1994"));
        assertThat(list(staff.admin(), filter(typed, null, null, null, null, null), 200))
                .extracting(PortfolioRow::customerNo)
                .contains(number);
        assertThat(lookup.find(staff.rep2(), typed, 200))
                .extracting(FoundCustomer::customerNo)
                .doesNotContain(number);
        for (Viewer viewer : List.of(staff.rep(), staff.lead(), staff.admin())) {
            assertThat(tablesReadWhole(() -> lookup.find(viewer, typed, 8)))
                    .as("%s %s", viewer.username(), typed)
                    .isEmpty();
        }
    }

    @Test
    void aProfileHoldsWhatTheRunSays() {
        Scorecard score = profiles.score(staff.admin(), "G-000100");

        assertThat(score)
                .isNotNull()
                .isEqualTo(profiles.of(staff.rep(), "G-000100").score());
        assertThat(score)
                .extracting(Scorecard::pAlive, Scorecard::expectedOrders90, Scorecard::expectedOrders365)
                .containsExactly(0.9, 1.5, 6.0);
        assertThat(score)
                .extracting(
                        Scorecard::tier, Scorecard::stage, Scorecard::clv, Scorecard::churnRisk, Scorecard::riskBand)
                .doesNotContainNull();
    }

    @Test
    void aPageTakesTheSameFewStatementsWhateverItsSize() {
        assertThat(statements(() -> portfolio.list(staff.admin(), Filter.ALL, Sorting.DEFAULT, null, 5, null)))
                .hasSize(3);
        assertThat(statements(() -> portfolio.list(staff.admin(), Filter.ALL, Sorting.DEFAULT, null, 200, null)))
                .hasSize(3);
        assertThat(statements(() -> portfolio.list(staff.rep(), Filter.ALL, Sorting.DEFAULT, null, 600, null)))
                .hasSize(4);
    }

    private List<PortfolioRow> everyPage(Viewer viewer, Filter filter, Sorting sorting, int size) {
        List<PortfolioRow> all = new ArrayList<>();
        String cursor = null;
        do {
            var page =
                    portfolio.list(viewer, filter, sorting, cursor, size, null).page();
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private List<PortfolioRow> list(Viewer viewer, Filter filter, int size) {
        return portfolio
                .list(viewer, filter, Sorting.DEFAULT, null, size, null)
                .page()
                .items();
    }

    private void first(Viewer viewer, Filter filter, String sort) {
        portfolio.list(viewer, filter, Sorting.parse(sort), null, 50, null);
    }

    /**
     * Counted by PostgreSQL itself while the query runs, so that the plan really used is judged. What was counted before is
     * taken off: a connection keeps its counts of earlier transactions for up to a second.
     */
    private List<String> tablesReadWhole(Runnable query) {
        return transactions.execute(status -> {
            // a page costs as if there were more of them: plans are judged as those of a larger business
            jdbc.sql("set local seq_page_cost = 2.5").update();
            Map<String, Long> before = wholeReads();
            query.run();
            return wholeReads().entrySet().stream()
                    .filter(table -> table.getValue() > before.getOrDefault(table.getKey(), 0L))
                    .map(Map.Entry::getKey)
                    .toList();
        });
    }

    /** Rows of customers and of the scores of the run, each counted as often as it was fetched from its table. */
    private long rowsLookedUp(Runnable query) {
        return Objects.requireNonNull(transactions.execute(status -> {
            long before = rowsLookedUp();
            query.run();
            return rowsLookedUp() - before;
        }));
    }

    private long rowsLookedUp() {
        return jdbc.sql("""
                        select sum(coalesce(idx_tup_fetch, 0) + seq_tup_read) from pg_stat_xact_user_tables
                        where relname = 'customer' or relname like 'customer_score%'""").query(Long.class).single();
    }

    private Map<String, Long> wholeReads() {
        return jdbc
                .sql(
                        "select relname, seq_scan from pg_stat_xact_user_tables where relname like 'customer%' or relname = 'contact_person'")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> statements(Runnable query) {
        try (StatementLog log = StatementLog.open()) {
            query.run();
            return log.statements();
        }
    }

    private static Filter profile(ProfileFilter profile) {
        return Filter.ALL.withFacts(FactFilter.NONE.withProfile(profile));
    }

    private static Filter filter(
            @Nullable String q,
            @Nullable Tier tier,
            @Nullable Segment segment,
            @Nullable Stage stage,
            @Nullable RhythmBand rhythm,
            @Nullable String owner) {
        return Filter.ALL
                .withQ(q)
                .withTier(tier)
                .withSegment(segment)
                .withStage(stage)
                .withRhythm(rhythm)
                .withOwner(owner);
    }
}
