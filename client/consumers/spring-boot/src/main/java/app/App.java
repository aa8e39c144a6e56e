package app;

import com.eiam.accounts.client.EiamAccounts;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class App {
    public static void main(String[] args) {
        try (var context = SpringApplication.run(App.class, args)) {
            EiamAccounts eiam = context.getBean(EiamAccounts.class);
            eiam.allAccounts("20220413142801447-1D7C-9E6B0A4F2").forEach(System.out::println);
        }
    }
}
