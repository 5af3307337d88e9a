package dev.perennial.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameTokensTest {

    @Test
    void aChineseNameGivesItsOverlappingPairs() {
        assertThat(NameTokens.of("张伟明")).startsWith("张伟", "伟明");
        assertThat(NameTokens.of("王")).startsWith("王");
    }

    @Test
    void wordsAreKeptWholeInLowerCaseWithoutAccents() {
        assertThat(NameTokens.of("Café  O'Neill & Söhne GmbH")).containsExactly("cafe", "o", "neill", "sohne", "gmbh");
    }

    @Test
    void bothKindsMayStandInOneName() {
        assertThat(NameTokens.of("上海ABC贸易3M有限公司")).startsWith("上海", "abc", "贸易", "3m", "有限", "限公", "公司");
        assertThat(NameTokens.of("ＡＢＣ")).containsExactly("abc");
    }

    @Test
    void aChineseNameIsFoundByItsPinyinToo() {
        assertThat(NameTokens.of("沐春茶饮")).containsExactly("沐春", "春茶", "茶饮", "mccy", "ccy", "cy", "muchunchayin");
        assertThat(NameTokens.of("绿A城")).contains("lv", "cheng");
    }

    @Test
    void everyReadingOfACharacterCounts() {
        assertThat(NameTokens.of("曾单")).contains("zd", "cd");
        assertThat(NameTokens.of("行".repeat(40))).hasSizeLessThan(150);
    }

    @Test
    void whatIsTypedIsLookedForAsItIs() {
        assertThat(NameTokens.query("沐春茶")).isEqualTo("'沐春' & '春茶'");
        assertThat(NameTokens.query("mccy")).isEqualTo("'mccy':*");
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
