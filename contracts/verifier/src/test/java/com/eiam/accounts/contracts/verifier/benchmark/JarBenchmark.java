package com.eiam.accounts.contracts.verifier.benchmark;

import com.eiam.accounts.contracts.verifier.CheapSecrets;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import com.eiam.accounts.reference.EiamAccountsApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.springframework.boot.SpringApplication;

/**
 * Times the executable jar from the start of its process to its end, all contracts and all reports included. The
 * reference server runs in another process, and has served no request before the first run. The last run goes through
 * a slow line. Linux only, since it reads the memory from {@code /proc}.
 */
public final class JarBenchmark {

    private static final int RUNS = 7;

    /** The time that a call takes on a slow line, in milliseconds. */
    private static final int SLOW = 200;

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private JarBenchmark() {}

    /** A run of the jar: wall time, processor time, and peak memory. */
    private record Run(double seconds, double processor, long megabytes) {}

    /**
     * Runs the benchmark, or the server for {@code serve}.
     *
     * @param arguments the jar
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("serve")) {
            serve(Path.of(arguments[1]));
            return;
        }
        Path folder = Files.createTempDirectory("verifier-benchmark");
        Path url = folder.resolve("url");
        Process server = new ProcessBuilder(
                        JAVA.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JarBenchmark.class.getName(),
                        "serve",
                        url.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        try {
            while (!Files.exists(url)) {
                if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the server did not start: " + folder.resolve("server.log"));
                }
            }
            Path jar = Path.of(arguments[0]);
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                runs.add(run(jar, Files.readString(url), folder));
            }
            int port = URI.create(Files.readString(url)).getPort();
            try (Gateway line = Gateway.before(port, Rule.waiting(SLOW))) {
                print(runs, run(jar, line.url(), folder));
            }
        } finally {
            server.destroy();
        }
    }

    private static void serve(Path url) throws IOException {
        String port = SpringApplication.run(
                        EiamAccountsApplication.class,
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--spring.autoconfigure.exclude=" + CheapSecrets.class.getName())
                .getEnvironment()
                .getRequiredProperty("local.server.port");
        Path started = Files.writeString(url.resolveSibling("started"), "http://localhost:" + port);
        Files.move(started, url);
    }

    private static Run run(Path jar, String url, Path folder) throws Exception {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        JAVA.toString(), "-jar", jar.toString(), "--url", url, "--reset-url", url + "/sandbox/reset")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("verifier.log").toFile())
                .start();
        Path status = Path.of("/proc", String.valueOf(process.pid())).resolve("status");
        long kilobytes = 0;
        double processor = 0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            kilobytes = Math.max(kilobytes, peak(status));
            processor = process.info()
                    .totalCpuDuration()
                    .map(time -> time.toMillis() / 1e3)
                    .orElse(processor);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("verifier.log")));
        }
        return new Run(seconds, processor, kilobytes >> 10);
    }

    private static long peak(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // The process has just ended.
            return 0;
        }
    }

    private static void print(List<Run> runs, Run slow) {
        List<Run> warm = runs.subList(1, runs.size());
        System.out.println("| | wall time, s | processor, s | memory, MB |");
        System.out.println("|---|---|---|---|");
        print("first run", runs.get(0));
        print(
                "median of the %d after it".formatted(warm.size()),
                new Run(
                        median(warm.stream().mapToDouble(Run::seconds)),
                        median(warm.stream().mapToDouble(Run::processor)),
                        Math.round(median(warm.stream().mapToDouble(Run::megabytes)))));
        print("%d ms per call".formatted(SLOW), slow);
        System.out.printf(
                "%d processors, Java %s%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
    }

    private static void print(String name, Run run) {
        System.out.printf(
                Locale.ROOT, "| %s | %.1f | %.1f | %d |%n", name, run.seconds(), run.processor(), run.megabytes());
    }

    private static double median(DoubleStream unsorted) {
        double[] values = unsorted.sorted().toArray();
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
