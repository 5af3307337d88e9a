package dev.perennial.crm.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemPageTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void hire() {
        SalesForce.hired(people, "system");
    }

    @Test
    void whatIsWrongStandsFirstWithWhatToDoAboutIt() {
        jdbc.sql("""
                        insert into scheduled_tasks
                            (task_name, task_instance, execution_time, picked, consecutive_failures, last_failure, version)
                        values ('event-cleaning', 'recurring', now() + interval '1 hour', false, 3, now(), 1)""").update();
        try {
            assertThat(page("en"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Failed when last run: event-cleaning.", "The log says why.")
                    .contains("Forget delivered events", "failed 3 times in a row")
                    .contains("PostgreSQL 18")
                    .doesNotContain("??");
        } finally {
            jdbc.sql("delete from scheduled_tasks").update();
        }
    }

    @Test
    void workUnderWayIsShownInChineseToo() {
        jdbc.sql("""
                        insert into score_run (as_of, status, progress, requested_by, created_at)
                        values (date '2026-01-31', 'RUNNING', 0.5, 'system-admin', now())""").update();
        try {
            assertThat(page("zh-CN"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("评分批次，截至", "2026-01-31", "system-admin")
                    .doesNotContain("??");
        } finally {
            jdbc.sql("delete from score_run where requested_by = 'system-admin'")
                    .update();
        }
    }

    @Test
    void backupsAreListedWithWhatWentWrongInTheReadersLanguage() {
        jdbc.sql("""
                        insert into backup_run (kind, status, file, message, requested_by, started_at, finished_at)
                        values ('BACKUP', 'FAILED', '/safe/system-page.backup',
                                '{"code": "backup.failure.error", "arguments": ["no space left"]}', 'system-admin', now(), now())""").update();
        try {
            assertThat(page("/admin/system/backups", "zh-CN"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("/safe/system-page.backup", "失败：no space left", "system-admin")
                    .doesNotContain("??");
            assertThat(page("en"))
                    .bodyText()
                    .contains("Last backup", "none yet")
                    .doesNotContain("Back up now");
        } finally {
            jdbc.sql("delete from backup_run where requested_by = 'system-admin'")
                    .update();
        }
    }

    private MvcTestResult page(String language) {
        return page("/admin/system", language);
    }

    private MvcTestResult page(String path, String language) {
        return mvc.get()
                .uri(path)
                .with(user("system-admin").roles("ADMIN"))
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange();
    }
}
