package dev.perennial.crm.app.setup;

import dev.perennial.crm.operation.Check;
import dev.perennial.crm.operation.Finding;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Message;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Whether the settings say what is so: time zone and currency are fixed at the first start. */
@Component
@RequiredArgsConstructor
class ConfigurationCheck implements Check {

    /** MB of memory that a score run of a million customers needs. */
    private static final long ENOUGH_MEMORY = 1000;

    private static final long MEGABYTE = 1 << 20;

    private final CrmSettings settings;
    private final Business business;

    @Override
    public String subject() {
        return "configuration";
    }

    @Override
    public Finding examine() {
        if (business.isEstablished() && !business.settings().demo()) {
            Business.Settings wanted = settings.business();
            if (!wanted.equals(business.settings())) {
                return Finding.warning(
                        subject(),
                        Message.of(
                                "system.configuration.business",
                                wanted.timeZone().getId(),
                                wanted.currency().getCurrencyCode(),
                                business.timeZone().getId(),
                                business.currency().getCurrencyCode()),
                        Message.of("system.configuration.business.remedy"));
            }
        }
        long memory = Runtime.getRuntime().maxMemory() / MEGABYTE;
        return memory < ENOUGH_MEMORY
                ? Finding.warning(
                        subject(),
                        Message.of("system.configuration.memory", memory),
                        Message.of("system.configuration.memory.remedy"))
                : Finding.good(subject(), Message.of("system.configuration.good"));
    }
}
