package dev.perennial.crm.journey;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Lets a test visit the running application; when the test ends, every visit must have left the console silent. */
@RequiredArgsConstructor
final class Visits implements AutoCloseable {

    private final Chromium chromium;
    private final String address;
    private final MessageSource messages;
    private final List<Visit> open = new ArrayList<>();

    /** Somebody who has not signed in. */
    Visit begin(Look look) {
        BrowserContext context = chromium.browser().newContext(look.options(address));
        context.setDefaultTimeout(15_000);
        Visit visit = new Visit(look, context, messages);
        open.add(visit);
        return visit;
    }

    /** Somebody who has signed in and sees the workbench. */
    Visit as(String username, Look look) {
        Visit visit = begin(look);
        visit.signIn(username);
        return visit;
    }

    @Override
    public void close() {
        open.forEach(Visit::leave);
        open.forEach(Visit::assertNoComplaint);
    }

    /** Hands {@link Visits} to tests that ask for them. */
    static final class Opening implements ParameterResolver {

        private static final Namespace NAMESPACE = Namespace.create(Visits.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Visits.class;
        }

        @Override
        public Visits resolveParameter(ParameterContext parameter, ExtensionContext test) {
            Chromium chromium = test.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(Chromium.class, type -> Chromium.started(), Chromium.class);
            ApplicationContext application = SpringExtension.getApplicationContext(test);
            String address =
                    "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
            return test.getStore(NAMESPACE)
                    .computeIfAbsent(Visits.class, type -> new Visits(chromium, address, application), Visits.class);
        }
    }
}
