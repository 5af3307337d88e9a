package dev.perennial.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameTokensTest {

    @Test
    void aChineseNameGivesItsOverlappingPairs() {
        assertThat(NameTokens.of("张伟明")).containsExactly("张伟", "伟明");
        assertThat(NameTokens.of("王")).containsExactly("王");
    }

    @Test
    void wordsAreKeptWholeInLowerCaseWithoutAccents() {
        assertThat(NameTokens.of("Café  O'Neill & Söhne GmbH")).containsExactly("cafe", "o", "neill", "sohne", "gmbh");
    }

    @Test
    void bothKindsMayStandInOneName() {
        assertThat(NameTokens.of("上海ABC贸易3M有限公司")).containsExactly("上海", "abc", "贸易", "3m", "有限", "限公", "公司");
        assertThat(NameTokens.of("ＡＢＣ")).containsExactly("abc");
    }

    @Test
    void nothingToFindGivesNoToken() {
        assertThat(NameTokens.of(" -- '")).isEmpty();
        assertThat(NameTokens.query("'&|!")).isEmpty();
    }

    @Test
    void wordsAndSingleCharactersAreSearchedAsPrefixesAndPairsExactly() {
        assertThat(NameTokens.query("Bek 伟明")).isEqualTo("'bek':* & '伟明'");
        assertThat(NameTokens.query("张")).isEqualTo("'张':*");
        assertThat(NameTokens.query("ab")).isEqualTo("'ab':*");
        assertThat(NameTokens.query("a")).isEqualTo("'a'");
    }
}
