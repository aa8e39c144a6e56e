package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.verifier.ContractVerifierBuilder;
import java.io.CharConversionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads the ids and clients of an environment from a YAML file, token by token: error messages name the line. */
record IdsFile(Path file) {

    private static final String FORM = "expected `ids:` with `contract id: environment's id` and `clients:` with"
            + " `contract client: {client_id: …, client_secret_env: …}`";

    void apply(ContractVerifierBuilder verifier) throws UsageException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException("--ids: " + file + " cannot be read");
        }
        try (JsonParser yaml = new YAMLFactory().createParser(ObjectReadContext.empty(), file)) {
            try {
                read(yaml, verifier);
            } catch (IllegalArgumentException e) {
                int line = Math.max(1, yaml.currentTokenLocation().getLineNr());
                throw new UsageException("%s:%d: %s".formatted(file, line, e.getMessage()));
            }
        } catch (JacksonException e) {
            throw notYaml(e);
        }
    }

    private static void read(JsonParser yaml, ContractVerifierBuilder verifier) {
        expect(yaml.nextToken() == JsonToken.START_OBJECT, FORM);
        Set<String> sections = new HashSet<>();
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            String section = yaml.currentName();
            expect(sections.add(section), "`" + section + "` is there twice");
            expect(List.of("ids", "clients").contains(section), "unknown key `" + section + "`; " + FORM);
            expect(yaml.nextToken() == JsonToken.START_OBJECT, "`" + section + "` is not a map; " + FORM);
            if (section.equals("ids")) {
                ids(yaml, verifier);
            } else {
                clients(yaml, verifier);
            }
        }
        expect(yaml.nextToken() == null, "a second document begins here: leave it out");
    }

    /** The message of the parser has several lines: where it was, what it found, and where that is. */
    private UsageException notYaml(JacksonException e) {
        if (e.getOriginalMessage().contains(CharConversionException.class.getName())) {
            return new UsageException(file + ": not UTF-8");
        }
        List<String> lines = e.getOriginalMessage().lines().map(String::strip).toList();
        String why = lines.stream()
                .filter(line -> line.matches("(?:found|expected|could not) .*"))
                .findFirst()
                .orElse(lines.get(0));
        Matcher place = Pattern.compile("line (\\d+)").matcher(e.getOriginalMessage());
        int line = place.find() ? Integer.parseInt(place.group(1)) : 1;
        return new UsageException("%s:%d: not YAML: %s".formatted(file, line, why));
    }

    private static void ids(JsonParser yaml, ContractVerifierBuilder verifier) {
        Set<String> seen = new HashSet<>();
        Set<String> targets = new HashSet<>();
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            String id = yaml.currentName();
            expect(seen.add(id), "the id " + id + " is there twice");
            String other = text(yaml, "the id for " + id);
            expect(targets.add(other), "two ids of the contract tenant are both " + other);
            verifier.id(id, other);
        }
    }

    private static void clients(JsonParser yaml, ContractVerifierBuilder verifier) {
        Set<String> seen = new HashSet<>();
        while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
            String client = yaml.currentName();
            expect(seen.add(client), "the client " + client + " is there twice");
            expect(yaml.nextToken() == JsonToken.START_OBJECT, "the client " + client + " is not a map; " + FORM);
            Map<String, String> values = new LinkedHashMap<>();
            while (yaml.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = yaml.currentName();
                expect(
                        List.of("client_id", "client_secret", "client_secret_env")
                                .contains(key),
                        "unknown key `" + key + "`: a client has client_id and client_secret_env, or client_secret");
                expect(values.put(key, text(yaml, key)) == null, "`" + key + "` is there twice");
            }
            verifier.client(client, values.getOrDefault("client_id", client), secret(client, values));
        }
    }

    private static String secret(String client, Map<String, String> values) {
        String variable = values.get("client_secret_env");
        String secret = values.get("client_secret");
        expect(
                (variable == null) != (secret == null),
                "the client " + client + " needs either client_secret_env or client_secret");
        if (variable == null) {
            return secret;
        }
        return SecretSource.variable(variable)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the variable " + variable + " is not set; set it to the secret of " + client));
    }

    private static String text(JsonParser yaml, String what) {
        JsonToken token = yaml.nextToken();
        // Jackson would read an alias as a text: its name.
        expect(!((YAMLParser) yaml).isCurrentAlias(), "aliases are not read: write the value of *" + yaml.getString());
        expect(
                token.isScalarValue()
                        && token != JsonToken.VALUE_NULL
                        && !yaml.getString().isBlank(),
                what + " must be a text");
        return yaml.getString();
    }

    private static void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
