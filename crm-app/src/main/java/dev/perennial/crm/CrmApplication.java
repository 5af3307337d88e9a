package dev.perennial.crm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Perennial CRM: keeps the customers a company already has. */
@SpringBootApplication
public class CrmApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CrmApplication.class, arguments);
    }
}
