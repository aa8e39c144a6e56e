package com.eiam.accounts.server.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class LocationTest {

    /** A request can have tens of thousands of errors in one object: their positions must not take a count each. */
    @Test
    void theKeysOfAnObjectAreCountedOnce() {
        CountedObject object = new CountedObject();
        object.put("a", 1).put("b", 2);
        Location.Positions positions = new Location.Positions();

        assertThat(positions.of("b", object)).isEqualTo(1);
        assertThat(positions.of("a", object)).isZero();
        assertThat(positions.of("c", object)).isEqualTo(-1);

        assertThat(object.counts).isEqualTo(1);
    }

    private static final class CountedObject extends ObjectNode {

        private static final long serialVersionUID = 1L;

        private int counts;

        private CountedObject() {
            super(JsonNodeFactory.instance);
        }

        @Override
        public Collection<String> propertyNames() {
            counts++;
            return super.propertyNames();
        }
    }
}
