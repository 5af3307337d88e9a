package dev.perennial.crm.app.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version this program was packaged as. */
class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = version();
        return new String[] {"Perennial CRM " + (version.isEmpty() ? "(not packaged)" : version)};
    }

    /** Empty where the program runs from its classes. */
    static String version() {
        return Objects.requireNonNullElse(BuildVersion.class.getPackage().getImplementationVersion(), "");
    }
}
