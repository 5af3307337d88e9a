package dev.perennial.crm.care;

import static dev.perennial.crm.care.TaskStatus.CANCELLED;
import static dev.perennial.crm.care.TaskStatus.DONE;
import static dev.perennial.crm.care.TaskStatus.OPEN;
import static dev.perennial.crm.care.TaskStatus.SNOOZED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskStatusTest {

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"DONE", "CANCELLED"})
    void whatIsClosedStaysClosed(TaskStatus closed) {
        assertThat(closed.isPending()).isFalse();
        assertThat(Stream.of(TaskStatus.values())).noneMatch(closed::mayBecome);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskStatus.class,
            names = {"OPEN", "SNOOZED"})
    void whatIsPendingMayBePutOffDoneOrGivenUp(TaskStatus pending) {
        assertThat(pending.isPending()).isTrue();
        assertThat(Stream.of(SNOOZED, DONE, CANCELLED)).allMatch(pending::mayBecome);
        assertThat(pending.mayBecome(OPEN)).isFalse();
    }
}
