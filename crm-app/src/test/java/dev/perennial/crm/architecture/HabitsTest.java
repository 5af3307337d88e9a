package dev.perennial.crm.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.temporal.Temporal;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each rule says what to do instead. */
class HabitsTest {

    static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new MainCode()).importPackages("dev.perennial.crm");

    static final List<Named<ArchRule>> RULES = List.of(
            rule(
                    noClasses()
                            .that(DescribedPredicate.not(DescribedPredicate.describe(
                                    "are generated mappers", HabitsTest::isGeneratedMapper)))
                            .should()
                            .haveNameMatching(".*(Impl|Utils?|Helpers?|Managers?|Common)")
                            .as("names say what a class is for")
                            .because(
                                    "Impl, Util, Helper, Manager and Common say nothing; name it after what it does or decides")),
            rule(classes()
                    .that()
                    .areAnnotatedWith("org.springframework.stereotype.Controller")
                    .or()
                    .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                    .or()
                    .areAssignableTo("org.springframework.data.repository.Repository")
                    .or()
                    .areAnnotatedWith("org.mapstruct.Mapper")
                    .should()
                    .bePackagePrivate()
                    .as("controllers, repositories and mappers are package-private")
                    .because("others go through the public service of the feature")),
            rule(noMethods()
                    .that()
                    .areAnnotatedWith("org.springframework.context.event.EventListener")
                    .or()
                    .areAnnotatedWith("org.springframework.modulith.events.ApplicationModuleListener")
                    .should()
                    .bePublic()
                    .as("listeners are package-private")
                    .because("nobody calls a listener; publish the event")),
            rule(noClasses()
                    .should()
                    .callMethod(Thread.class, "ofVirtual")
                    .orShould()
                    .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                    .orShould()
                    .callMethod(java.util.concurrent.Executors.class, "newVirtualThreadPerTaskExecutor")
                    .as("threads are those of the operating system")
                    .because(
                            "virtual ones stop for good in the loader of a packaged application (docs/decisions/threads.md);"
                                    + " use Thread.ofPlatform()")),
            rule(noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\.SimpleDateFormat")
                    .as("time is java.time")
                    .because("use Instant for moments and LocalDate for business days")),
            rule(noClasses()
                    .should()
                    .callMethodWhere(target(name("now"))
                            .and(target(rawParameterTypes(new Class<?>[0])))
                            .and(target(owner(JavaClass.Predicates.assignableTo(Temporal.class)))))
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .as("nobody asks the machine what time it is")
                    .because("tests set the clock: ask Business.now() or Business.today(), or inject the Clock")),
            rule(noFields()
                    .should()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                    .orShould()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                    .orShould()
                    .beAnnotatedWith("jakarta.inject.Inject")
                    .as("nothing is injected into fields")
                    .because("a final field and @RequiredArgsConstructor, and @ConfigurationProperties for settings")),
            rule(fields().that()
                    .areDeclaredInClassesThat()
                    .areMetaAnnotatedWith("org.springframework.stereotype.Component")
                    .and()
                    .areNotStatic()
                    .should()
                    .bePrivate()
                    .as("state of components is private")
                    .because("give it a method")),
            rule(
                    noClasses()
                            .that()
                            .resideOutsideOfPackages("dev.perennial.crm.web..", "dev.perennial.crm.app..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                    "org.springframework.web..",
                                    "org.springframework.http..",
                                    "jakarta.servlet..",
                                    "org.thymeleaf..")
                            .as("the web begins in crm-web")
                            .because(
                                    "return a value or throw NotFound, Conflict, InvalidInput; crm-web turns them into answers")),
            rule(noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.perennial.crm.web..")
                    .should()
                    .resideInAPackage("..web..")
                    .as("web packages are dev.perennial.crm.web.<feature>")
                    .because("<feature>.web would be one package tree in two jars")),
            rule(noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.perennial.crm.segmentation.rfm..",
                            "dev.perennial.crm.segmentation.accuracy..",
                            "dev.perennial.crm.segmentation.model..",
                            "dev.perennial.crm.segmentation.rhythm..",
                            "dev.perennial.crm.segmentation.lifecycle..")
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..", "java.sql..", "javax.sql..", "jakarta..", "org.hibernate..")
                    .as("the scoring core is pure")
                    .because("records and primitives in, records and primitives out: it must run in Spark as well")),
            rule(noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.perennial.crm.app.command..")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace")
                    .as("only commands write on the console")
                    .because("everything else logs with @Slf4j")),
            rule(noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.scheduling.annotation.Scheduled")
                    .as("jobs are db-scheduler tasks")
                    .because("@Scheduled runs on every node; declare a Task in app.job")),
            rule(classes()
                    .that()
                    .areAnnotatedWith("jakarta.persistence.Entity")
                    .should()
                    .haveOnlyPrivateConstructors()
                    .orShould(HabitsConditions.haveNoPublicConstructorOrSetter())
                    .as("an entity comes about and changes by business verbs")
                    .because("write a method that says what happens and refuses what must not")));

    @ParameterizedTest
    @FieldSource("RULES")
    void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    @Test
    void anInterfaceHasMoreThanOneImplementation() {
        classes()
                .that()
                .areInterfaces()
                .and(DescribedPredicate.describe("are made to be implemented here", HabitsTest::isOrdinaryInterface))
                .should(HabitsConditions.notHaveExactlyOneImplementation(MAIN))
                .because("a class is its own interface; take the class")
                .allowEmptyShould(true)
                .check(MAIN);
    }

    private static Named<ArchRule> rule(ArchRule rule) {
        return Named.of(rule.getDescription(), rule);
    }

    private static boolean isGeneratedMapper(JavaClass type) {
        return type.getSimpleName().endsWith("Impl")
                && type.getAllRawInterfaces().stream()
                        .anyMatch(parent -> parent.isAnnotatedWith("org.mapstruct.Mapper"));
    }

    private static boolean isOrdinaryInterface(JavaClass type) {
        return !type.isAnnotation()
                && !type.isAssignableTo("org.springframework.data.repository.Repository")
                && !type.isAnnotatedWith("org.mapstruct.Mapper")
                && !type.isAnnotatedWith("org.mapstruct.MapperConfig")
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !type.isAnnotatedWith(FunctionalInterface.class);
    }
}
