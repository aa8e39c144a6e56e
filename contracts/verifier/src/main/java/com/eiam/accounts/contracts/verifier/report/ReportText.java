package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.text.VisibleText;
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

    public String line(String text) {
        return VisibleText.line(withoutUserInfo(text));
    }

    String block(String text) {
        return VisibleText.block(withoutUserInfo(text));
    }

    private String withoutUserInfo(String text) {
        return userInfo.isEmpty() ? text : text.replace(userInfo, "");
    }
}
