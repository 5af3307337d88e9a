package dev.perennial.crm.web.system;

import dev.perennial.crm.backup.BackupRun;
import dev.perennial.crm.backup.Backups;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.operation.Checkup;
import dev.perennial.crm.operation.ConnectionPool;
import dev.perennial.crm.operation.Demonstration;
import dev.perennial.crm.operation.Finding;
import dev.perennial.crm.operation.Jobs;
import dev.perennial.crm.operation.Storage;
import dev.perennial.crm.operation.Underway;
import dev.perennial.crm.operation.Versions;
import dev.perennial.crm.operation.Work;
import dev.perennial.crm.shared.Business;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of the system: what should be done about it, and how it is. */
@Controller
@RequestMapping("/admin/system")
@RequiredArgsConstructor
class SystemController {

    private final Checkup checkup;
    private final Versions versions;
    private final Storage storage;
    private final Jobs jobs;
    private final ConnectionPool pool;
    private final List<Underway> works;
    private final Demonstration demonstration;
    private final Business business;
    private final Backups backups;

    @GetMapping
    String show(Viewer viewer, Model model) throws IOException, SQLException {
        List<Finding> findings = checkup.run();
        Versions.Now now = versions.now();
        Instant moment = business.now();
        model.addAttribute("findings", findings);
        model.addAttribute(
                "todo", findings.stream().filter(Finding::needsAttention).toList());
        model.addAttribute("versions", now);
        model.addAttribute("since", now.since(moment));
        model.addAttribute("now", moment);
        model.addAttribute("timeZone", business.timeZone());
        model.addAttribute("disk", storage.disk());
        model.addAttribute("databaseSize", storage.databaseSize());
        model.addAttribute("filesSize", storage.filesSize());
        model.addAttribute("jobs", jobs.all());
        model.addAttribute("works", works());
        model.addAttribute("pool", pool.state().orElse(null));
        model.addAttribute("plan", backups.plan().orElse(null));
        model.addAttribute(
                "lastBackup", backups.lastDone(viewer, BackupRun.Kind.BACKUP).orElse(null));
        model.addAttribute(
                "lastTrial", backups.lastDone(viewer, BackupRun.Kind.TRIAL).orElse(null));
        model.addAttribute("demo", demonstration.isPresent() ? demonstration.contents() : null);
        return "system/page";
    }

    private List<Work> works() {
        return works.stream()
                .flatMap(kind -> kind.underway().stream())
                .sorted(Comparator.comparing(Work::asked))
                .toList();
    }
}
