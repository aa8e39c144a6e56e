package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.text.VisibleText;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Keeps JSON harmless where a log shows it: what {@link VisibleText} makes visible is written as JSON's own escape, and so
 * a program reads exactly what the server sent.
 */
final class JsonEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        // Commands of Azure Pipelines begin with it.
        codes['#'] = ESCAPE_STANDARD;
        codes[0x7f] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        String visible = VisibleText.block(Character.toString((char) character));
        return visible.length() == 1 ? null : new SerializedString(visible);
    }
}
