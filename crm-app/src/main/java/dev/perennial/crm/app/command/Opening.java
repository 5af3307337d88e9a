package dev.perennial.crm.app.command;

import dev.perennial.crm.app.demo.DemoData;
import dev.perennial.crm.app.setup.CrmSettings;
import dev.perennial.crm.app.setup.FirstStart;
import dev.perennial.crm.shared.Business;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Readies the database before the web server takes its first request, and then tells the console where to go. */
@Component
@ConditionalOnProperty("crm.serve")
@RequiredArgsConstructor
class Opening implements SmartLifecycle {

    private final CrmSettings settings;
    private final DemoData demo;
    private final Business business;
    private final FirstStart firstStart;
    private Optional<String> oneTimePassword = Optional.empty();
    private volatile boolean running;

    @Override
    public void start() {
        demo.loadIfDue(settings.wantsDemo(), new ConsoleProgress());
        firstStart.establish();
        oneTimePassword = firstStart.admitAdministrator();
        running = true;
    }

    @EventListener
    void tell(ApplicationReadyEvent ready) {
        StringBuilder text = new StringBuilder("%n".formatted());
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            text.append("  Perennial CRM is ready: http://localhost:%d%n"
                    .formatted(web.getWebServer().getPort()));
        }
        if (business.settings().demo()) {
            text.append("  Demo accounts: rep, rep2, manager, admin; password %s%n".formatted(DemoData.PASSWORD));
        }
        oneTimePassword.ifPresent(password -> text.append(
                "  Sign in as %s with the one-time password %s%n".formatted(FirstStart.ADMINISTRATOR, password)));
        System.out.println(text);
        oneTimePassword = Optional.empty();
    }

    /** Before the web server, which starts last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
