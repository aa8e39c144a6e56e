package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a broken contract may have in common with others.
 *
 * @param words its differences, by what remains of them without the values in them
 */
record Signs(ContractResult result, Map<String, String> words) {

    private static final Pattern STATUS = Pattern.compile(
            "status (?<status>\\d+)(?: with (?<code>.+))?, expected (?<dueStatus>\\d+)(?: with (?<dueCode>.+))?");

    private static final Pattern CODE = Pattern.compile("\\S+ is (?<code>.+), expected (?<dueCode>.+)");

    private record Kind(Pattern pattern, String common) {}

    /** Kinds of differences, each with the field, and what they have in common. */
    private static final List<Kind> KINDS = List.of(
            new Kind(Pattern.compile("(?s)(.+?) is left out\\b.*"), "%s is left out"),
            new Kind(Pattern.compile("(?s)(.+?) (?:is|has) .*, (?:expected|but the spec says:) .*"), "%s is wrong"),
            new Kind(Pattern.compile("(?s)(.+?) is .*, but should not be there"), "%s should not be there"),
            new Kind(Pattern.compile("(?s).+? has the key `(.+)`, which .*"), "%s should not be there"));

    /** What is wrong with an answer whatever the contract states of its values. */
    private static final Pattern GENERAL = Pattern.compile("(?s)(?:the|there) .*|.*, (?:but|which) the spec .*");

    /** @param codes all codes of the API */
    static Signs of(ContractResult result, Set<String> codes) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (Step step : result.steps()) {
            for (String difference : step.firstDifferences()) {
                List<String> signs = outcome(difference, result, codes);
                signs.forEach(sign -> outcomes.putIfAbsent(sign, difference));
                if (signs.isEmpty()) {
                    others.putIfAbsent(withoutValues(difference), difference);
                }
            }
        }
        if (!outcomes.isEmpty()) {
            // In an answer of another kind, all stated values differ.
            others.values().removeIf(difference -> !GENERAL.matcher(difference).matches());
        }
        outcomes.putAll(others);
        return new Signs(result, outcomes);
    }

    /** The signs of a wrong status or code: the error that was answered, the error that was not, or both. */
    private static List<String> outcome(String difference, ContractResult result, Set<String> codes) {
        Matcher status = STATUS.matcher(difference);
        if (status.matches()) {
            return outcome(
                    status.group("status"), status.group("code"), status.group("dueStatus"), status.group("dueCode"));
        }
        Matcher code = CODE.matcher(difference);
        return code.matches()
                        && codes.contains(code.group("code"))
                        && result.expected().code().equals(Optional.of(code.group("dueCode")))
                ? List.of("not answered with " + result.expected())
                : List.of();
    }

    private static List<String> outcome(String status, String code, String dueStatus, String dueCode) {
        if (code != null && code.equals(dueCode)) {
            return List.of("status " + status + " with the right code, expected " + dueStatus);
        }
        List<String> signs = new ArrayList<>();
        if (status.charAt(0) >= '4') {
            signs.add("answered with " + status + (code == null ? "" : " " + code));
        }
        if (dueCode != null) {
            signs.add("not answered with " + dueStatus + " " + dueCode);
        }
        return signs;
    }

    private static String withoutValues(String difference) {
        String anywhere = difference.replaceAll("\\[\\d+]", "[…]");
        for (Kind kind : KINDS) {
            Matcher field = kind.pattern().matcher(anywhere);
            if (field.matches()) {
                return kind.common().formatted(name(field.group(1)));
            }
        }
        return anywhere.replaceFirst("(?s): .*", "").replaceAll("\\d+", "…");
    }

    /** The last part of a path: the same field in another object has the same cause. */
    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
