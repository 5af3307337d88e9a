package dev.perennial.crm.app.setup;

import dev.perennial.crm.identity.OneTimePasswords;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.operation.NewBeginning;
import dev.perennial.crm.shared.Business;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a usable product of an empty database, once. */
@Service
@RequiredArgsConstructor
public class FirstStart implements NewBeginning {

    /** User name of the first administrator. */
    public static final String ADMINISTRATOR = "admin";

    /** Any number that nothing else in the database locks by. */
    private static final long KEY = 7_362_001_210L;

    private final CrmSettings settings;
    private final Business business;
    private final People people;
    private final JdbcClient jdbc;

    @Override
    @Transactional
    public Optional<String> begin() {
        establish();
        return admitAdministrator();
    }

    /** Fixes time zone and currency, unless they are; what is recorded from now on is the owner's own, never the demo's. */
    public void establish() {
        business.establish(settings.business());
    }

    /**
     * Adds an administrator where there is nobody at all; of several nodes that start at a time, one does.
     *
     * @return the one-time password to be told to the person at the console; empty when none was needed
     */
    @Transactional
    public Optional<String> admitAdministrator() {
        if (!people.active().isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql("select pg_advisory_xact_lock(?)").param(KEY).query().listOfRows();
        if (!people.active().isEmpty()) {
            return Optional.empty();
        }
        if (!settings.adminPassword().isEmpty()) {
            people.add(administrator(settings.adminPassword()));
            return Optional.empty();
        }
        String password = OneTimePasswords.next();
        people.addWithOneTimePassword(administrator(password));
        return Optional.of(password);
    }

    private static NewUser administrator(String password) {
        return new NewUser(ADMINISTRATOR, "Administrator", password, Role.ADMIN, null);
    }
}
