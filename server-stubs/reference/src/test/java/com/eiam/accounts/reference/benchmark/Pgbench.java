package com.eiam.accounts.reference.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code pgbench} with the scripts in {@code benchmark/}. */
record Pgbench(int port, String database, int connections, int seconds, Map<String, String> ids) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern INCLUDE = Pattern.compile("-- include (\\S+)\n");

    /** How often it runs a script per second. */
    double rate(String name) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile(name, ".sql"), script(name + ".sql"));
        Process process = new ProcessBuilder(
                        ("pgbench -n -M prepared -c %d -j 2 -T %d -h localhost -p %d -U postgres -f %s %s")
                                .formatted(connections, seconds, port, file, database)
                                .split(" "))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(output);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IllegalStateException(output);
        }
        Files.delete(file);
        return Double.parseDouble(rate.group(1));
    }

    /** A script with what it includes, and with the ids of the contract tenant. */
    String script(String name) {
        try (InputStream in = Pgbench.class.getResourceAsStream("/benchmark/" + name)) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String complete =
                    INCLUDE.matcher(sql).replaceAll(include -> Matcher.quoteReplacement(script(include.group(1))));
            for (Map.Entry<String, String> id : ids.entrySet()) {
                complete = complete.replace("'" + id.getKey() + "'", "'" + id.getValue() + "'");
            }
            return complete;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
