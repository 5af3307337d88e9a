package dev.perennial.crm.web.group;

import java.util.Objects;

/**
 * A group, as typed and as programs write it.
 *
 * @param version the version a change starts from
 */
record GroupForm(String name, Boolean shared, Long version) {

    GroupForm {
        name = Objects.requireNonNullElse(name, "");
        shared = Objects.requireNonNullElse(shared, false); // a box left empty sends nothing
        version = Objects.requireNonNullElse(version, 0L);
    }

    static GroupForm empty() {
        return new GroupForm("", false, 0L);
    }
}
