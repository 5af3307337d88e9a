package dev.perennial.crm.backup.archive;

import dev.perennial.crm.shared.InvalidInput;

/** Why an archive is not taken, in words for whoever brought it. */
public final class Refusal {

    private Refusal() {}

    /**
     * @param why  last part of the message's key
     * @param name of the file
     */
    public static InvalidInput of(String why, String name, Object... further) {
        Object[] arguments = new Object[further.length + 1];
        arguments[0] = name;
        System.arraycopy(further, 0, arguments, 1, further.length);
        return InvalidInput.of("file", "backup.refused." + why, arguments);
    }
}
