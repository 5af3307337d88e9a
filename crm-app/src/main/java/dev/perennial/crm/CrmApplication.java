package dev.perennial.crm;

import dev.perennial.crm.app.command.Launcher;
import dev.perennial.crm.app.command.PerennialCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Perennial CRM: keeps the customers a company already has. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CrmApplication {

    public static void main(String[] arguments) {
        int code = PerennialCommand.execute(new Launcher(CrmApplication.class), arguments);
        if (code != PerennialCommand.STAYS) {
            System.exit(code);
        }
    }
}
