package dev.perennial.crm.web.account;

import dev.perennial.crm.account.ContactPerson;
import dev.perennial.crm.account.PersonFacts;
import dev.perennial.crm.account.PersonRole;
import dev.perennial.crm.web.support.Typed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contact person, as typed and as programs read and write them.
 *
 * @param version the version a change starts from
 */
record PersonForm(
        String name,
        @Nullable String jobTitle,
        @Nullable String role,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String wecom,

        @Nullable String birthday,

        Boolean preferred,
        @Nullable String note,
        Long version) {

    PersonForm {
        name = Objects.requireNonNullElse(name, "");
        preferred = Objects.requireNonNullElse(preferred, false); // a box left empty sends nothing
        version = Objects.requireNonNullElse(version, 0L);
    }

    static PersonForm empty() {
        return new PersonForm("", null, null, null, null, null, null, false, null, 0L);
    }

    static PersonForm of(ContactPerson person) {
        PersonFacts facts = person.facts();
        return new PersonForm(
                facts.name(),
                facts.jobTitle(),
                Typed.shown(facts.role()),
                facts.phone(),
                facts.email(),
                facts.wecom(),
                Typed.shown(facts.birthday()),
                facts.preferred(),
                facts.note(),
                person.version());
    }

    /** @throws dev.perennial.crm.shared.InvalidInput for what cannot be read */
    PersonFacts facts() {
        return new PersonFacts(
                name,
                jobTitle,
                Typed.code(PersonRole.class, "role", role),
                phone,
                email,
                wecom,
                Typed.day("birthday", birthday),
                preferred,
                note);
    }
}
