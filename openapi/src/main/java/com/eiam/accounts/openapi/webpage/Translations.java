package com.eiam.accounts.openapi.webpage;

import com.eiam.accounts.openapi.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Texts in another language by their English wording. A text that changes stays English until it has an entry. */
public final class Translations {

    /** Leaves every text in English. */
    public static final Translations NONE = new Translations(Map.of());

    private final Map<String, String> texts;
    private final Set<String> unused;

    private Translations(Map<String, String> texts) {
        this.texts = texts;
        this.unused = new TreeSet<>(texts.keySet());
    }

    /**
     * Reads a YAML mapping from English paragraphs to translated ones.
     *
     * @throws SpecException if the file cannot be read or is something else
     */
    public static Translations read(Path file) {
        try {
            return new Translations(new YAMLMapper().readValue(Files.readString(file), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new SpecException(file + ": cannot be read: " + e.getMessage());
        } catch (JacksonException e) {
            throw new SpecException(file + ": a YAML mapping from text to text is expected: " + e.getOriginalMessage());
        }
    }

    /** A text, paragraph by paragraph. */
    String of(String text) {
        return Arrays.stream(text.strip().split("\n\\s*\n"))
                .map(paragraph -> paragraph.replaceAll("\\s+", " "))
                .peek(unused::remove)
                .map(paragraph -> texts.getOrDefault(paragraph, paragraph))
                .collect(Collectors.joining("\n\n"));
    }

    /** The English paragraphs that were not asked for until now. Their wording has changed, or they are gone. */
    public Set<String> unused() {
        return Set.copyOf(unused);
    }
}
