package com.eiam.accounts.tenant;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jcodings.Config;
import org.jcodings.IntHolder;
import org.jcodings.specific.UTF8Encoding;

/**
 * Names that differ only in case are one name. Keys are stored: if an update of the library folds more letters than
 * before, a migration must make the keys again.
 */
public final class NameKey {

    /** The bytes of the longest folding of a character, with a reserve. */
    private static final int LONGEST_FOLDING = 32;

    private NameKey() {}

    /** The name in Unicode's full case folding (CaseFolding.txt, C and F). Names with the same key are one name. */
    public static String of(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        byte[] folded = new byte[LONGEST_FOLDING];
        ByteArrayOutputStream key = new ByteArrayOutputStream(utf8.length);
        IntHolder next = new IntHolder();
        while (next.value < utf8.length) {
            int length = UTF8Encoding.INSTANCE.mbcCaseFold(
                    Config.INTERNAL_ENC_CASE_FOLD_MULTI_CHAR, utf8, next, utf8.length, folded);
            key.write(folded, 0, length);
        }
        return key.toString(StandardCharsets.UTF_8);
    }
}
