package dev.perennial.crm.journey;

import dev.perennial.crm.behaviour.BehaviourEvent;
import dev.perennial.crm.behaviour.BehaviourEvents;
import dev.perennial.crm.behaviour.BehaviourKind;
import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.duplicate.DuplicateSearch;
import dev.perennial.crm.feedback.FeedbackChannel;
import dev.perennial.crm.feedback.FeedbackDesk;
import dev.perennial.crm.feedback.FeedbackKind;
import dev.perennial.crm.feedback.NewFeedback;
import dev.perennial.crm.feedback.Severity;
import dev.perennial.crm.file.CustomerFiles;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.ImportRequest;
import dev.perennial.crm.importing.ImportStatus;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.importing.Uploads;
import dev.perennial.crm.interaction.Direction;
import dev.perennial.crm.interaction.Interactions;
import dev.perennial.crm.interaction.Notes;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.interaction.Talk;
import dev.perennial.crm.segmentation.recommendation.AssociationRules;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestComponent;

/** The small business that all journeys visit: always the same, made through the product's own services. */
@TestComponent
@RequiredArgsConstructor
class SampleBusiness implements ApplicationRunner {

    private static final List<LocalDate> SCORED = List.of(
            LocalDate.of(2025, 11, 30),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(2026, 1, 31),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 15));

    private static final String UNKNOWN_HEADERS = """
            Kd-Nr,Firma,Ansprechpartner,Tel.,E-Mail,Ort,Kunde seit,Bem.
            10482,Bäckerei Klarholz,Anke Weber,+86 21 6288 4410,weber@klarholz.example,Shanghai,14.03.2019,zahlt spät
            10483,德盛贸易（苏州）,周明,+86 138 0013 8000,,苏州,02.11.2021,
            """;

    private static final String HALF_RIGHT = """
            customer_no,name,type,birth_date,phone,email,owner,tags
            C0950,Late Arrival Ltd,COMPANY,1999-02-30,+86 21 5550 0950,,rep,VIP
            C0951,钱慧,PERSON,1990-05-12,+86 138 0000 0951,,rep,VIP
            C0952,孙悦,PERSON,12/05/90,call me,not a mail address at all,somebody,
            """;

    private final People people;
    private final CustomFields fields;
    private final SampleAccounts accounts;
    private final Customers customers;
    private final Imports imports;
    private final Uploads uploads;
    private final Interactions interactions;
    private final CareTasks tasks;
    private final CustomerFiles files;
    private final Notes notes;
    private final FeedbackDesk desk;
    private final BehaviourEvents behaviour;
    private final ScoreRuns runs;
    private final AssociationRules rules;
    private final DuplicateSearch duplicates;
    private final Business business;

    @Override
    public void run(ApplicationArguments arguments) {
        people.addTeam("Sales", null);
        people.addTeam("East", "Sales");
        people.addTeam("West", "Sales");
        Viewer rep = hire("rep", "李文 Wen Li", Role.REP, "East");
        hire("rep2", "Amelia Carter", Role.REP, "West");
        hire("traveller", "Noa Traveller", Role.REP, "West");
        hire("manager", "陈静 Jing Chen", Role.MANAGER, "Sales");
        Viewer admin = hire("admin", "Ada Admin", Role.ADMIN, null);
        SampleDetails.define(fields, admin);
        SampleCustomer.all()
                .forEach(customer -> customers.register(admin, customer.number(), customer.facts(), customer.owner()));
        accounts.fill(rep);
        bringIn(admin, ImportType.ORDERS, "orders.csv", SampleOrders.csv());
        bringIn(admin, ImportType.CUSTOMERS, "half-right.csv", HALF_RIGHT);
        uploads.send(
                admin,
                ImportRequest.of(ImportType.CUSTOMERS, "kunden_alt.csv"),
                new ByteArrayInputStream(UNKNOWN_HEADERS.getBytes(StandardCharsets.UTF_8)),
                false);
        talk(rep);
        tell(rep);
        SCORED.forEach(day -> runs.run(day, true, ScoreRuns.SYSTEM, ProgressListener.NONE));
        rules.mine();
        duplicates.searchAll();
        plan(rep);
    }

    private Viewer hire(String username, String name, Role role, @Nullable String team) {
        return people.add(new NewUser(username, name, SalesForce.PASSWORD, role, team))
                .asViewer();
    }

    private void bringIn(Viewer admin, ImportType type, String name, String csv) {
        InputStream file = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        Import done = imports.run(admin, ImportRequest.of(type, name), file, progress -> {});
        if (done.status() != ImportStatus.DONE) {
            throw new IllegalStateException("The sample file was not taken: " + done);
        }
    }

    private void talk(Viewer rep) {
        for (int i = 0; i < 650; i++) {
            Talk call = new Talk(
                    i % 3 == 0 ? Channel.PHONE : Channel.WECOM,
                    business.now().minus(Duration.ofHours(11L * i + 5)),
                    i % 4 == 0 ? Direction.INBOUND : Direction.OUTBOUND,
                    "Delivery " + (650 - i),
                    i % 5 == 0 ? "确认了交货时间，客户满意。" : null,
                    i % 7 == 0 ? Outcome.NO_ANSWER : Outcome.REACHED);
            interactions.log(rep, SampleCustomer.TALKATIVE, call);
        }
    }

    private void tell(Viewer rep) {
        files.add(rep, SampleCustomer.BIGGEST, "框架合同 2026 (signed).pdf", "signed".getBytes(StandardCharsets.UTF_8));
        interactions.log(
                rep,
                SampleCustomer.BIGGEST,
                new Talk(Channel.NOTE, null, null, null, "Never ring before ten.\n周五下午最好找到人。", null));
        notes.pin(
                rep,
                SampleCustomer.BIGGEST,
                notes.inSight(rep, SampleCustomer.BIGGEST, 1).getFirst().id(),
                true);
        complain(rep, SampleCustomer.BIGGEST, Severity.CRITICAL, "第三次晚到了，周末货架是空的。", 3);
        complain(rep, SampleCustomer.LONGEST, Severity.LOW, "The invoice shows the old address again. ".repeat(9), 40);
        long answered = complain(rep, SampleCustomer.TALKATIVE, Severity.HIGH, "Six mugs were chipped.", 30);
        desk.resolve(rep, answered, "Sent six new ones by courier.");
        List<BehaviourEvent> seen = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            seen.add(event(SampleCustomer.TALKATIVE, i));
            seen.add(event(SampleCustomer.BIGGEST, i));
        }
        behaviour.record(rep, seen);
    }

    private long complain(Viewer rep, String customer, Severity severity, String text, int daysAgo) {
        return desk.record(
                rep,
                customer,
                new NewFeedback(
                        FeedbackKind.COMPLAINT,
                        business.now().minus(Duration.ofDays(daysAgo)),
                        FeedbackChannel.PHONE,
                        "delivery",
                        severity,
                        text));
    }

    private BehaviourEvent event(String customer, int index) {
        BehaviourKind kind = BehaviourKind.values()[index % 3];
        return new BehaviourEvent(
                customer + "-" + index,
                customer,
                business.now().minus(Duration.ofHours(17L * index + 1)),
                kind,
                "/products/a-name-of-a-page-that-is-rather-long/" + index % 7,
                kind == BehaviourKind.CLICK ? "加入购物车" : null,
                kind == BehaviourKind.SEARCH ? List.of("龙井", "gift box", "茶具").get(index % 2) : null,
                "SKU-" + index % 4,
                "visit-" + index / 5,
                "web");
    }

    private void plan(Viewer rep) {
        LocalDate today = business.today();
        tasks.create(rep, SampleCustomer.BIGGEST, task(TaskKind.CALL, "Ask about the spring order", today));
        tasks.create(rep, SampleCustomer.LONGEST, task(TaskKind.VISIT, "带上新目录拜访", today));
        tasks.create(rep, SampleCustomer.TALKATIVE, task(TaskKind.MESSAGE, "Send the new price list", today));
        tasks.create(rep, SampleCustomer.UNKNOWN, task(TaskKind.OTHER, "Find out who they are", today.plusDays(3)));
        SampleCustomer.ordinary()
                .filter(customer -> "rep".equals(customer.owner()))
                .limit(12)
                .forEach(customer ->
                        tasks.create(rep, customer.number(), task(TaskKind.CALL, "Quarterly check-in", today)));
    }

    private static NewTask task(TaskKind kind, String title, LocalDate dueOn) {
        return new NewTask(kind, title, dueOn, NewTask.USUAL_MINUTES, null);
    }
}
