package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.testing.ChildProcess;
import java.time.LocalDate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** A process of its own that scores day after day until it is killed; says so on its output when it begins. */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "dev.perennial.crm")
@ComponentScan(
        basePackages = "dev.perennial.crm",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "dev\\.perennial\\.crm\\.(testing\\..*|.*Test.*)"))
class ScoreRunChild {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ScoreRunChild.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        ScoreRuns runs = application.run(arguments).getBean(ScoreRuns.class);
        LocalDate first = LocalDate.parse(arguments[0]);
        runs.run(first, true, "child", ProgressListener.NONE);
        ChildProcess.tellReady();
        for (int day = 1; ; day = (day + 1) % 60) {
            runs.run(first.plusDays(day), true, "child", ProgressListener.NONE);
        }
    }
}
