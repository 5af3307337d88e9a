package dev.perennial.crm.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.file.CustomerFiles;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.operation.Installation;
import dev.perennial.crm.operation.Storage;
import dev.perennial.crm.order.OrderDraft;
import dev.perennial.crm.order.OrderLine;
import dev.perennial.crm.order.Orders;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import dev.perennial.crm.testing.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest(properties = {"crm.test.own-database=backup", "crm.backup.password=" + BackupTest.PASSWORD})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {

    static final String PASSWORD = "a password for archives";

    private static final Viewer ADMIN = new Viewer(0, "admin", Role.ADMIN, null, false);
    private static final long SEED = 20260316;

    @Autowired
    Backups backups;

    @Autowired
    ArchiveMaker maker;

    @Autowired
    Beside beside;

    @Autowired
    Trials trials;

    @Autowired
    Room room;

    @Autowired
    BackupExecution execution;

    @Autowired
    BackupLog log;

    @Autowired
    Migrations migrations;

    @Autowired
    JdbcConnectionDetails source;

    @Autowired
    JsonMapper json;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Orders orders;

    /** One archive, which all tests read. */
    Path archive;

    TestDatabase live;

    /** What was in the database when the archive was made. */
    Map<String, String> atTheMoment;

    @BeforeAll
    void aBusinessIsBackedUp(@TempDir Path directory, @Autowired People people, @Autowired CustomerFiles files)
            throws SQLException {
        live = new TestDatabase(
                source.getJdbcUrl(), String.valueOf(source.getUsername()), String.valueOf(source.getPassword()));
        Viewer admin = SalesForce.hired(people, "bt").admin();
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, tags, lifestyle, custom)
                        select 'BT-' || n, 'Name ' || n, array['name', n::text], 'PERSON', array['a,b', '"c"', null, '陈'],
                               E'tab\\t line\\n backslash \\\\ end\\\\.', jsonb_build_object('k', E'x\\ny')
                        from generate_series(1, 300) n""").update();
        write("BT-first");
        files.add(admin, "BT-1", "bytes.bin", randomBytes(100_000));
        jdbc.sql("insert into spring_session values (repeat('a', 36), repeat('b', 36), 0, 0, 1, 1, 'bt-rep')")
                .update();
        archive = directory.resolve("all.backup");
        atTheMoment = Shape.rows(live);
        backups.make(archive, "bt-admin", BackupProgress.NONE);
    }

    @Test
    void aRestoreIntoAnEmptyDatabaseGivesTheSameAgainAndCanBeWorkedOn() throws Exception {
        TestDatabase fresh = TestDatabase.fresh();

        ArchiveFacts restored = restore(fresh, archive, false);

        Map<String, String> rows = Shape.rows(fresh);
        assertThat(rows).isEqualTo(atTheMoment).containsKeys("\"customer\"", "\"customer_file\"", "\"orders\"");
        assertThat(Shape.scaffold(fresh)).isEqualTo(Shape.scaffold(live));
        assertThat(Shape.schemas(fresh)).containsExactly("public");
        assertThat(restored.rows()).isGreaterThan(300);
        try (Connection connection = fresh.connect()) {
            assertThat(Database.texts(connection, "select kind || ' ' || status from backup_run"))
                    .as("what the old machine backed up where is not told to the new one")
                    .containsExactly("RESTORE DONE");
            assertThat(Database.texts(connection, "select principal_name from spring_session"))
                    .isEmpty();
            assertThat(Database.texts(connection, """
                            with c as (
                                insert into customer (customer_no, name, name_tokens, type)
                                values ('BT-new', 'New', '{new}', 'PERSON') returning id),
                            k as (insert into customer_contact (customer_id, kind, value) select 1, 'PHONE', '1' returning id)
                            select (c.id > (select max(id) from customer))::text from c, k""")).containsExactly("true");
            assertThat(Database.texts(connection, "select related_facts from customer where id = 1"))
                    .as("triggers work again")
                    .containsExactly("2");
        }
    }

    @Test
    void anyFlippedByteIsNoticedBeforeAnythingIsTouched(@TempDir Path directory) throws Exception {
        byte[] whole = Files.readAllBytes(archive);
        Random random = new Random(SEED);
        IntStream seeded = IntStream.concat(
                IntStream.of(0, 15, 17, 22, 30, 50, 80, 104, 105, 120, whole.length - 1, whole.length - 20),
                random.ints(6, 104, whole.length));
        Map<String, String> before = Shape.rows(live);
        for (int position : seeded.toArray()) {
            byte[] damaged = whole.clone();
            damaged[position] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(directory.resolve("flipped"), damaged);

            assertThat(refusal(file)).as("byte %d", position).isIn("backup.refused.damaged", "backup.refused.foreign");
        }
        assertUntouched(before);
    }

    @Test
    void whatIsCutOffLengthenedOrNoArchiveIsRefused(@TempDir Path directory) throws Exception {
        byte[] whole = Files.readAllBytes(archive);
        Map<String, String> before = Shape.rows(live);

        for (int length : new int[] {103, 110, whole.length / 2, whole.length - 1}) {
            assertThat(refusal(Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length))))
                    .as("%d bytes", length)
                    .isEqualTo("backup.refused.damaged");
        }
        assertThat(refusal(Files.write(directory.resolve("long"), Arrays.copyOf(whole, whole.length + 1))))
                .isEqualTo("backup.refused.damaged");
        assertThat(refusal(Files.writeString(directory.resolve("text"), "customer_no,name\nC1,One\n")))
                .isEqualTo("backup.refused.foreign");
        assertThat(refusal(Files.createFile(directory.resolve("nothing")))).isEqualTo("backup.refused.foreign");
        assertUntouched(before);
    }

    @Test
    void aWrongPasswordIsToldFromDamage() throws Exception {
        Map<String, String> before = Shape.rows(live);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> beside.verify(connections(live), "perennial_restore", archive, PASSWORD + "!"))
                .satisfies(refused -> assertThat(code(refused)).isEqualTo("backup.refused.password"));
        assertUntouched(before);
    }

    @Test
    void anArchiveOfANewerVersionIsRefused(@TempDir Path directory) {
        Path newer = directory.resolve("newer.backup");
        jdbc.sql("""
                        insert into flyway_schema_history
                        values (100000, '99990101.0000', 'of tomorrow', 'SQL', 'V99990101_0000__of_tomorrow.sql', 1, 'us', now(), 1,
                            true)""").update();
        try {
            backups.make(newer, "bt-admin", BackupProgress.NONE);
        } finally {
            jdbc.sql("delete from flyway_schema_history where installed_rank = 100000")
                    .update();
        }

        assertThat(refusal(newer)).isEqualTo("backup.refused.newer");
    }

    @Test
    void anArchiveOfAnOlderVersionIsBroughtToTheVersionOfThisProduct(@TempDir Path directory) throws Exception {
        TestDatabase old = TestDatabase.fresh();
        migrations.make(connections(old), "public", "20261122.0910");
        try (Connection connection = old.connect()) {
            Database.execute(connection, "insert into business values (true, 'Asia/Shanghai', 'CNY')");
            Database.execute(
                    connection,
                    "insert into customer (customer_no, name, name_tokens, type) values ('OLD', '陈 Old', '{old}', 'PERSON')");
            Database.execute(
                    connection,
                    "insert into customer_contact (customer_id, kind, value) select id, 'EMAIL', 'Old@x.example' from customer");
        }
        Path file = directory.resolve("old.backup");
        new ArchiveMaker(connections(old), json, clock, room).make(file, PASSWORD, BackupProgress.NONE);
        TestDatabase fresh = TestDatabase.fresh();

        restore(fresh, file, false);

        try (Connection connection = fresh.connect()) {
            assertThat(
                            Database.texts(
                                    connection,
                                    "select c.name || ' ' || k.normalised || ' ' || c.known_facts from customer c join customer_contact k on true"))
                    .as("later migrations worked on the rows")
                    .containsExactly("陈 Old old@x.example 4");
            assertThat(Catalog.migrations(connection)).isEqualTo(applied(live));
        }
    }

    @Test
    void dataAreReplacedOnlyWhenAskedForAndOnlyWhenNobodyIsConnected() throws Exception {
        TestDatabase other = TestDatabase.fresh();
        restore(other, archive, false);
        try (Connection connection = other.connect()) {
            Database.execute(connection, "delete from order_line");
            assertThat(conflict(other, true)).isEqualTo("backup.restore.used");
        }
        assertThat(conflict(other, false)).isEqualTo("backup.restore.data");
        try (Connection connection = other.connect()) {
            assertThat(Database.texts(connection, "select 1 from order_line")).isEmpty();
        }

        restore(other, archive, true);

        try (Connection connection = other.connect()) {
            assertThat(Database.texts(connection, "select 1 from order_line")).isNotEmpty();
        }
    }

    @Test
    void aDatabaseOfSomethingElseIsNeverTouched() throws Exception {
        TestDatabase strange = TestDatabase.fresh();
        try (Connection connection = strange.connect()) {
            Database.execute(connection, "create table somebodys (n int)");
        }

        assertThat(conflict(strange, true)).isEqualTo("backup.restore.foreign");
    }

    @Test
    void aBackupShowsOneMomentWhateverIsWrittenMeanwhile(@TempDir Path directory) throws Exception {
        long before = jdbc.sql("select count(*) from orders").query(Long.class).single();
        Path file = directory.resolve("busy.backup");
        backups.make(file, "bt-admin", (table, share) -> write("BT-during-" + table));
        assertThat(jdbc.sql("select count(*) from orders").query(Long.class).single())
                .isGreaterThan(before + 10);
        TestDatabase fresh = TestDatabase.fresh();

        restore(fresh, file, false);

        try (Connection connection = fresh.connect()) {
            assertThat(Database.texts(connection, "select count(*) from orders"))
                    .containsExactly("" + before);
            assertThat(Database.texts(connection, """
                            select (select count(*) from order_line) = (select count(*) from orders)
                               and (select sum(quantity * unit_price) from order_line) = (select sum(net) from purchase_day)
                               and (select sum(net) from purchase_summary) = (select sum(net) from purchase_day)""")).containsExactly("t");
        }
    }

    @Test
    void aBackupThatIsBrokenOffLeavesNoFileAndIsOnRecord(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("broken.backup");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> backups.make(file, "bt-admin", (table, share) -> {
                    if (share > .2) {
                        throw new IllegalStateException("the power failed");
                    }
                }));

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
        BackupRun last = backups.list(ADMIN, null, 1).items().getFirst();
        assertThat(last.status()).isEqualTo(BackupRun.Status.FAILED);
        assertThat(last.message()).isEqualTo(Message.of("backup.failure.error", "the power failed"));
    }

    @Test
    void aFileThatIsThereStays() throws IOException {
        byte[] before = Files.readAllBytes(archive);

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> backups.make(archive, "bt-admin", BackupProgress.NONE))
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("backup.fileThere"));
        assertThat(Files.readAllBytes(archive)).isEqualTo(before);
    }

    @Test
    void eachNightBacksUpAndEachWeekTheLatestIsTried(@TempDir Path directory) throws Exception {
        Path home = directory.resolve("made/when/missing");
        BackupSettings settings =
                new BackupSettings(home.toString(), "", directory.resolve("key").toString(), 3, 1, 7);
        Backups nightly = new Backups(settings, new BackupPassword(settings), execution, maker, trials, log, clock);
        List<String> kinds = new ArrayList<>();
        long first = jdbc.sql("select coalesce(max(id), 0) from backup_run")
                .query(Long.class)
                .single();

        for (int night = 0; night < 8; night++) {
            nightly.nightly();
            clock.advance(Duration.ofDays(1));
        }

        nightly.list(ADMIN, null, 20).items().stream()
                .filter(run -> run.id() > first)
                .map(run -> run.kind() + " " + run.status())
                .forEach(kinds::addFirst);
        assertThat(kinds)
                .isEqualTo(List.of(
                        "BACKUP DONE",
                        "TRIAL DONE",
                        "BACKUP DONE",
                        "BACKUP DONE",
                        "BACKUP DONE",
                        "BACKUP DONE",
                        "BACKUP DONE",
                        "BACKUP DONE",
                        "BACKUP DONE",
                        "TRIAL DONE"));
        assertThat(Shape.schemas(live)).containsExactly("public");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void withoutRoomNothingIsWritten(@TempDir Path directory) throws Exception {
        Installation embedded = new Installation("", directory, true);
        Storage full = new Storage(embedded, jdbc) {
            @Override
            public Disk diskOf(@Nullable Path place) {
                return new Disk(1000, 1_000_000_000);
            }
        };
        Room none = new Room(full, embedded, log);
        Path file = directory.resolve("too-large.backup");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> new ArchiveMaker(connections(live), json, clock, none)
                        .make(file, PASSWORD, BackupProgress.NONE))
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("backup.noRoom"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() ->
                        new Trials(connections(live), beside, none).attempt(archive, PASSWORD, BackupProgress.NONE))
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("backup.noRoomForTrial"));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
        assertThat(Shape.schemas(live)).containsExactly("public");
    }

    @Test
    void whoeverKeepsNoBackupsThatCanBeReliedOnIsTold() {
        BackupSettings nightly = new BackupSettings("/safe", "", "", 7, 5, 7);
        BackupCheck check = new BackupCheck(nightly, jdbc, clock);
        Instant now = clock.instant();
        Instant longAgo = now.minus(Duration.ofDays(30));
        Instant recently = now.minus(Duration.ofHours(26));

        assertThat(code(check, longAgo, recently, false)).isEqualTo("system.backups.good");
        assertThat(code(check, longAgo, recently.minusSeconds(1), false)).isEqualTo("system.backups.old");
        assertThat(code(check, longAgo, recently, true)).isEqualTo("system.backups.trial");
        assertThat(code(check, longAgo, null, false)).isEqualTo("system.backups.never");
        assertThat(code(check, recently, null, false)).isEqualTo("system.backups.first");
        assertThat(new BackupCheck(new BackupSettings("off", "", "", 7, 5, 7), jdbc, clock)
                        .examine()
                        .found()
                        .code())
                .isEqualTo("system.backups.off");
    }

    private static String code(BackupCheck check, Instant since, @Nullable Instant last, boolean trialFailed) {
        return check.judge(new BackupCheck.Past(since, last, trialFailed))
                .found()
                .code();
    }

    @Test
    void theCheckReadsTheLastTrialOfTheDatabaseNotTheLastThatWentWell() {
        BackupCheck check = new BackupCheck(new BackupSettings("/safe", "", "", 7, 5, 7), jdbc, clock);
        try {
            log.fail(
                    log.begin(BackupRun.Kind.TRIAL, "/safe/check.backup", "bt-check"),
                    Message.of("backup.failure.differs", "orders"));
            long next = log.begin(BackupRun.Kind.TRIAL, "/safe/check.backup", "bt-check");
            assertThat(check.examine().found().code()).isEqualTo("system.backups.trial");

            log.done(next, new ArchiveFacts("development", clock.instant(), 1, 1, 1));

            assertThat(check.examine().found().code()).isNotEqualTo("system.backups.trial");
        } finally {
            jdbc.sql("delete from backup_run where requested_by = 'bt-check'").update();
        }
    }

    @Test
    void aBackupThatWaitsForItsTurnIsNoneThatADeadProcessLeft() {
        try {
            long left = log.begin(BackupRun.Kind.BACKUP, "/safe/left.backup", "bt-left");
            clock.advance(Duration.ofMinutes(2));
            long waiting = log.begin(BackupRun.Kind.BACKUP, "/safe/waiting.backup", "bt-left");

            backups.takeUp();

            assertThat(log.find(left)).map(BackupRun::status).contains(BackupRun.Status.FAILED);
            assertThat(log.find(waiting)).map(BackupRun::status).contains(BackupRun.Status.RUNNING);
        } finally {
            jdbc.sql("delete from backup_run where requested_by = 'bt-left'").update();
        }
    }

    @Test
    void onlyAdministratorsReadOfBackups() {
        Viewer manager = new Viewer(1, "bt-head", Role.MANAGER, null, true);

        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> backups.list(manager, null, 10));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> backups.start(manager));
    }

    private void write(String orderNo) {
        orders.write(
                ADMIN,
                orderNo,
                new OrderDraft(
                        "BT-1",
                        Instant.parse("2026-03-02T04:00:00Z"),
                        null,
                        null,
                        null,
                        null,
                        List.of(new OrderLine(
                                null,
                                "BT-A",
                                null,
                                null,
                                new BigDecimal("2"),
                                new BigDecimal("9.5"),
                                BigDecimal.ZERO,
                                null))));
    }

    private ArchiveFacts restore(TestDatabase into, Path file, boolean replace) {
        return restores(into).restore(file, replace, BackupProgress.NONE);
    }

    private Restores restores(TestDatabase into) {
        BackupSettings settings = new BackupSettings("", PASSWORD, "", 1, 0, 0);
        return new Restores(details(into), new BackupPassword(settings), beside, json, clock);
    }

    private String refusal(Path file) {
        try {
            beside.verify(connections(live), "perennial_restore", file, PASSWORD);
            return "taken";
        } catch (InvalidInput refused) {
            return code(refused);
        }
    }

    private static String code(InvalidInput refused) {
        return refused.problems().getFirst().message().code();
    }

    private String conflict(TestDatabase into, boolean replace) {
        try {
            restore(into, archive, replace);
            return "taken";
        } catch (Conflict refused) {
            return refused.reason().code();
        }
    }

    private void assertUntouched(Map<String, String> before) throws SQLException {
        assertThat(Shape.rows(live)).isEqualTo(before);
        assertThat(Shape.schemas(live)).containsExactly("public");
    }

    private List<Object> applied(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return List.copyOf(Catalog.migrations(connection));
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }

    private static PGSimpleDataSource connections(TestDatabase database) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(database.url());
        connections.setUser(database.username());
        connections.setPassword(database.password());
        return connections;
    }

    private static JdbcConnectionDetails details(TestDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return database.username();
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
    }
}
