package dev.perennial.crm.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** Conditions that ArchUnit has no words for. */
final class HabitsConditions {

    private HabitsConditions() {}

    static ArchCondition<JavaClass> haveNoPublicConstructorOrSetter() {
        return new ArchCondition<>("have no public constructor or setter") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getConstructors().stream(), type.getMethods().stream())
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(member ->
                                member.isConstructor() || member.getName().matches("set[A-Z].*"))
                        .map(JavaCodeUnit::getFullName)
                        .forEach(member -> events.add(SimpleConditionEvent.violated(type, member + " is public")));
            }
        };
    }

    static ArchCondition<JavaClass> notHaveExactlyOneImplementation(JavaClasses all) {
        return new ArchCondition<>("not have exactly one implementation") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<JavaClass> implementations = type.getAllSubclasses().stream()
                        .filter(candidate -> all.contain(candidate.getName()))
                        .filter(candidate -> !candidate.isInterface())
                        .toList();
                if (implementations.size() == 1) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + " is implemented by "
                                    + implementations.getFirst().getName() + " only"));
                }
            }
        };
    }
}
