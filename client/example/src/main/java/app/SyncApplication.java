package app;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.AccountsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Brings the accounts of an application in step with a CSV file: {@code account-sync APP_ID FILE}. */
@SpringBootApplication
class SyncApplication implements CommandLineRunner, ExitCodeGenerator {

    private final EiamAccounts eiam;
    private int exitCode = 2;

    SyncApplication(EiamAccounts eiam) {
        this.eiam = eiam;
    }

    public static void main(String[] arguments) {
        System.exit(SpringApplication.exit(SpringApplication.run(SyncApplication.class, arguments)));
    }

    @Override
    public void run(String... arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: account-sync APP_ID FILE");
            return;
        }
        try {
            List<Row> rows = Row.read(Path.of(arguments[1]));
            Report report = new AccountSync(eiam, arguments[0]).apply(rows, SyncApplication::progress);
            System.out.println(report);
            exitCode = report.refused().isEmpty() ? 0 : 1;
        } catch (IOException | IllegalArgumentException | AccountsException e) {
            System.err.println(e.getMessage());
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    /** Rewrites one line, on a terminal only. */
    private static void progress(int done, int all) {
        if (System.console() != null) {
            System.out.printf("\r%d of %d rows%s", done, all, done == all ? "\n" : "");
        }
    }
}
