package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatedValuesTest {

    private static final String STATED = "[{'id':'a','org':null,'size':7,'extra':{},'roles':['r','s']},{'id':'b'}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'id':'a'     | 'id':'c'             | rows[0].id is \"\"c\"\", but the contract states \"\"a\"\"",
                "'org':null,  | ''                   | rows[0].org is left out, but the contract states null",
                "'org':null   | 'org':''             | rows[0].org is \"\"\"\", but the contract states null",
                "'size':7     | 'size':'7'           | rows[0].size is \"\"7\"\", but the contract states 7",
                "'extra':{}   | 'extra':{'x':1}      | rows[0].extra.x is 1, but the contract states left out",
                "'r','s'      | 's','r'              | rows[0].roles[0] is \"\"s\"\", but the contract states \"\"r\"\"",
                "'r','s'      | 'r'                  | rows[0].roles is [\"\"r\"\"], but the contract states [\"\"r\"\",\"\"s\"\"]",
                "{'id':'b'}   | {'id':'b','roles':[]} | rows[1].roles is [], but the contract states left out",
            })
    void tellsTheFirstDifference(String text, String other, String difference) {
        String answered = STATED.replace(text, other.equals("''") ? "" : other);
        assertThat(StatedValuesFilter.difference("rows", json(STATED), json(answered)))
                .hasValue(difference.replace("\"\"", "\""));
    }

    @Test
    void comparesNumbersByTheirValueAndKeysInAnyOrder() {
        assertThat(StatedValuesFilter.difference("row", json("{'a':7,'b':1.50}"), json("{'b':1.5,'a':7.0}")))
                .isEmpty();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
