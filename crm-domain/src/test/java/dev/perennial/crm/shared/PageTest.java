package dev.perennial.crm.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void theRowBeyondTheSizeOnlySaysThatThereIsANextPage() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, Cursor::of);

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.nextCursor()).isEqualTo(Cursor.of(2).encoded());
    }

    @Test
    void theLastPageHasNoCursorEvenWhenItIsFull() {
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).nextCursor()).isNull();
        assertThat(Page.of(List.<Integer>of(), 2, Cursor::of).items()).isEmpty();
    }

    @Test
    void aCursorComesBackAsItWasWithAbsentValuesEmpty() {
        Cursor cursor = Cursor.of(new BigDecimal("12.50"), null, "王小明 & co", 42L);

        assertThat(Cursor.decode(cursor.encoded(), 4).parts()).containsExactly("12.50", "", "王小明 & co", "42");
    }

    @Test
    void aCursorIsSafeInAnAddress() {
        assertThat(Cursor.of("???>>>~~~ü", 7).encoded()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "bm9uZQ"})
    void aCursorOfSomethingElseIsInvalidInput(String foreign) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Cursor.decode(foreign, 2))
                .satisfies(refusal ->
                        assertThat(refusal.problems().getFirst().field()).isEqualTo("cursor"));
    }
}
