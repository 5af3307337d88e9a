package dev.perennial.crm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.CrmApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    static final ApplicationModules MODULES = ApplicationModules.of(CrmApplication.class, new MainCode());

    static final Path PICTURE = Checkout.ROOT.resolve("docs/modules.md");

    @Test
    void modulesUseEachOtherWithoutCyclesAndOnlyByWhatTheyShow() {
        MODULES.verify();
    }

    @Test
    void theModulesAreTheseAndNoOthers() {
        assertThat(names())
                .containsExactly(
                        "account",
                        "app.command",
                        "app.database",
                        "app.demo",
                        "app.generate",
                        "app.job",
                        "app.metrics",
                        "app.setup",
                        "audit",
                        "backup",
                        "behaviour",
                        "care",
                        "customer",
                        "customfield",
                        "duplicate",
                        "feedback",
                        "file",
                        "group",
                        "identity",
                        "importing",
                        "interaction",
                        "merging",
                        "operation",
                        "order",
                        "product",
                        "profile",
                        "purchase",
                        "segmentation.accuracy",
                        "segmentation.backtest",
                        "segmentation.careplan",
                        "segmentation.churn",
                        "segmentation.copy",
                        "segmentation.forecast",
                        "segmentation.handover",
                        "segmentation.lifecycle",
                        "segmentation.model",
                        "segmentation.pool",
                        "segmentation.portfolio",
                        "segmentation.recommendation",
                        "segmentation.rfm",
                        "segmentation.rhythm",
                        "segmentation.risk",
                        "segmentation.run",
                        "segmentation.tier",
                        "shared",
                        "territory",
                        "web.account",
                        "web.backtest",
                        "web.behaviour",
                        "web.care",
                        "web.churn",
                        "web.churnmodel",
                        "web.customer",
                        "web.customfield",
                        "web.error",
                        "web.feedback",
                        "web.file",
                        "web.group",
                        "web.handover",
                        "web.help",
                        "web.importing",
                        "web.merging",
                        "web.order",
                        "web.pool",
                        "web.profile",
                        "web.recommendation",
                        "web.report",
                        "web.scorerun",
                        "web.search",
                        "web.security",
                        "web.shell",
                        "web.staff",
                        "web.support",
                        "web.system",
                        "web.tier",
                        "web.workbench");
    }

    @Test
    void thePictureInTheDocumentationIsUpToDate() throws IOException {
        String picture = picture();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PICTURE, picture);
        }
        assertThat(PICTURE)
                .as("Draw it again with: ./mvnw -pl crm-app -am test -Dtest=ModulesTest -Ddocs.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .content()
                .isEqualTo(picture);
    }

    private static Set<String> names() {
        return MODULES.stream().map(ModulesTest::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getBasePackage().getName().substring("dev.perennial.crm.".length());
    }

    /** Arrows that the four jars imply anyway, down to the shared ground, would only hide the others. */
    private static String picture() {
        StringBuilder text = new StringBuilder("""
                # Modules

                Drawn by `ModulesTest` from the code; arrows to `shared`, `identity` and `audit`, which all may use, are left out.

                ```mermaid
                flowchart LR
                """);
        for (String group : new String[] {"app", "web", "segmentation", ""}) {
            text.append("  subgraph %s%n"
                    .formatted(group.isEmpty() ? "crm-domain" : "crm-" + group)
                    .replace("\r", ""));
            MODULES.stream()
                    .filter(module -> group(name(module)).equals(group))
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .forEach(
                            module -> text.append("    %s[\"%s\"]\n".formatted(name(module), module.getDisplayName())));
            text.append("  end\n");
        }
        Set<String> arrows = new TreeSet<>();
        MODULES.stream()
                .forEach(module -> module.getDirectDependencies(MODULES).stream()
                        .map(ApplicationModuleDependency::getTargetModule)
                        .map(ModulesTest::name)
                        .filter(target -> !Set.of("shared", "identity", "audit").contains(target))
                        .forEach(target -> arrows.add("  %s --> %s\n".formatted(name(module), target))));
        arrows.forEach(text::append);
        return text.append("```\n").toString();
    }

    private static String group(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }
}
