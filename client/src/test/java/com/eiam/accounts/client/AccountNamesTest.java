package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.eiam.accounts.tenant.NameKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountNamesTest {

    @ParameterizedTest
    @CsvSource({
        "CRM-Service, crm-sERVICE, true",
        "straße, STRASSE, true",
        "STRAẞE, strasse, true",
        "ﬁsh, FISH, true",
        "ΣΊΣΥΦΟΣ, σίσυφος, true",
        "İ, i̇, true",
        "ᾳ, αι, true",
        "𐐀, 𐐨, true",
        "ı, i, false",
        "ı, I, false",
        "é, e\u0301, false",
        "a, а, false",
        "a, b, false"
    })
    void namesAreComparedAsTheServerDoes(String name, String other, boolean same) {
        assertThat(AccountNames.areSame(name, other)).isEqualTo(same);
        assertThat(NameKey.of(name).equals(NameKey.of(other))).isEqualTo(same);
    }

    /**
     * Not those of later blocks: a newer JDK knows pairs of letters there that the server's library does not know yet.
     */
    @Test
    void everyLetterIsComparedWithItsOtherCases() {
        for (int letter = 0x20; letter < 0x180; letter++) {
            String name = Character.toString(letter);
            for (String other : new String[] {name.toUpperCase(), name.toLowerCase(), "i", "I", "ss", "s"}) {
                assertThat(AccountNames.areSame(name, other))
                        .as(name + " and " + other)
                        .isEqualTo(NameKey.of(name).equals(NameKey.of(other)));
            }
        }
    }

    @Test
    void aNameIsGiven() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.areSame("a", null))
                .withMessage("name must not be null");
    }
}
