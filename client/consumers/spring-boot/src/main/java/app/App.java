package app;

import com.eiam.accounts.client.EiamAccounts;
import org.springframework.boot.*;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class App {
    public static void main(String[] args) {
        SpringApplication.run(App.class, args);
    }

    @Bean
    CommandLineRunner firstCall(EiamAccounts eiam) {
        return args -> eiam.allAccounts("20220413142801447-1D7C-9E6B0A4F2").forEach(System.out::println);
    }
}
