package dev.perennial.crm.app.command;

import picocli.CommandLine.IVersionProvider;

/** The version this program was packaged as. */
class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = BuildVersion.class.getPackage().getImplementationVersion();
        return new String[] {"Perennial CRM " + (version == null ? "(not packaged)" : version)};
    }
}
