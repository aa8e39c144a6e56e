package com.eiam.accounts.contracts.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.http.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ids of an environment that change the order of lists are noted. */
class NotesTest {

    @Test
    void notesIdsThatChangeTheOrderOfLists() {
        assertThat(Notes.order(Map.of("id", List.of("1", "2")), new Ids(Map.of("1", "x1", "2", "x2"))))
                .isEmpty();
        assertThat(Notes.order(Map.of("id", List.of("2", "1", "3"), "code", List.of("z")), new Ids(Map.of("1", "9"))))
                .singleElement()
                .asString()
                .startsWith("the ids change the order: id 1 is before 2 in the contracts, but 9 is after 2");
    }
}
