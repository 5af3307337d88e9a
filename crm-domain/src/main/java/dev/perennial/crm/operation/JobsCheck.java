package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Whether jobs run when they should, and to their end. */
@Component
@RequiredArgsConstructor
class JobsCheck implements Check {

    private final Jobs jobs;

    @Override
    public String subject() {
        return "jobs";
    }

    @Override
    public Finding examine() {
        List<Jobs.Job> all = jobs.all();
        String failing = named(all, job -> job.failures() > 0);
        if (!failing.isEmpty()) {
            return Finding.warning(
                    subject(), Message.of("system.jobs.failing", failing), Message.of("system.jobs.failing.remedy"));
        }
        String late = named(all, Jobs.Job::late);
        return late.isEmpty()
                ? Finding.good(subject(), Message.of("system.jobs.good", all.size()))
                : Finding.warning(
                        subject(), Message.of("system.jobs.late", late), Message.of("system.jobs.late.remedy"));
    }

    private static String named(List<Jobs.Job> jobs, Predicate<Jobs.Job> condition) {
        return jobs.stream().filter(condition).map(Jobs.Job::name).distinct().collect(Collectors.joining(", "));
    }
}
