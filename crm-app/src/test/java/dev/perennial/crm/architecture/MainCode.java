package dev.perennial.crm.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out tests, be they in a directory or in the jar that crm-domain lends its test base in. */
class MainCode implements ImportOption {

    private static final ImportOption NO_DIRECTORY_OF_TESTS = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return NO_DIRECTORY_OF_TESTS.includes(location) && !location.contains("-tests.jar");
    }
}
