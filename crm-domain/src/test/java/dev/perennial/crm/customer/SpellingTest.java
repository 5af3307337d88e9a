package dev.perennial.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private final PhoneNumbers numbers = new PhoneNumbers(new CustomerProperties("CN"));

    @ParameterizedTest
    @CsvSource({
        "'  张　三 ', 张三",
        "'Harbour   &  Vale', Harbour & Vale",
        "ＡＢＣ　Ｔｅａ, ABC Tea",
        "'（杭州）茶饮', (杭州)茶饮",
        "'O''Neill', O'Neill"
    })
    void aNameIsWrittenInOneWay(String typed, String plain) {
        assertThat(Spelling.plain(typed)).isEqualTo(plain);
        assertThat(Spelling.plain(Spelling.plain(typed))).isEqualTo(Spelling.plain(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "杭州沐春茶饮有限公司, 杭州沐春茶饮",
        "上海恒远机械股份有限公司, 上海恒远机械",
        "'Beko Trading Co., Ltd.', bekotrading",
        "'Weber Blumen KG', weberblumen",
        "Limited, limited",
        "公司, 公司",
        "'Costco', costco"
    })
    void theKeyOfANameIsWithoutItsLegalForm(String name, String key) {
        assertThat(Spelling.key(name)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "广东省, 广东",
        "Guangdong, 广东",
        "GUANGDONG Province, 广东",
        "广西壮族自治区, 广西",
        "上海市, 上海",
        "Xi'an, 西安",
        "South East, South East",
        "'  Bayern ', Bayern"
    })
    void aRegionIsWrittenInOneWay(String typed, String standard) {
        assertThat(Regions.standard(typed)).isEqualTo(standard);
    }

    @ParameterizedTest
    @CsvSource({
        "138 0000 1234, +8613800001234",
        "+86 571 8888 8842, +8657188888842",
        "0571-88888842, +8657188888842",
        "+44 20 7946 0018, +442079460018",
        "12345678901, ''",
        "99999, ''"
    })
    void aNumberIsThatOfANumberingPlanOrCannotBeVerified(String typed, String e164) {
        assertThat(numbers.normalised(typed)).isEqualTo(e164);
    }

    @Test
    void theDomainOfAMailNeverMinds() {
        assertThat(ContactPoint.email(" Anna@MEIER.Example ").value()).isEqualTo("Anna@meier.example");
    }
}
