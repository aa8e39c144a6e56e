package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of one report as people and files get it: safe to print, and without user name and password of the URL. */
public final class ReportText {

    /** User name and password (RFC 3986, 3.2.1). */
    private static final Pattern USER_INFO = Pattern.compile("//([^/?#]*@)");

    private final String userInfo;

    public ReportText(URI server) {
        Matcher found = USER_INFO.matcher(server.toString());
        this.userInfo = found.find() ? found.group(1) : "";
    }

    /** The text on one line. */
    public String line(String text) {
        return VisibleText.line(withoutUserInfo(text));
    }

    /** The text with its lines. */
    String block(String text) {
        return VisibleText.block(withoutUserInfo(text));
    }

    /** Writes text with its lines, one line at a time. Closing it leaves the other writer open. */
    Writer lines(Writer out) {
        return new Writer() {
            private final StringBuilder line = new StringBuilder();

            @Override
            public void write(char[] characters, int offset, int length) throws IOException {
                int begin = offset;
                for (int i = offset; i < offset + length; i++) {
                    if (characters[i] == '\n') {
                        line.append(characters, begin, i + 1 - begin);
                        writeLine();
                        begin = i + 1;
                    }
                }
                line.append(characters, begin, offset + length - begin);
            }

            private void writeLine() throws IOException {
                out.write(block(line.toString()));
                line.setLength(0);
            }

            @Override
            public void flush() {
                // The last line may go on.
            }

            @Override
            public void close() throws IOException {
                writeLine();
            }
        };
    }

    private String withoutUserInfo(String text) {
        return userInfo.isEmpty() ? text : text.replace(userInfo, "");
    }
}
