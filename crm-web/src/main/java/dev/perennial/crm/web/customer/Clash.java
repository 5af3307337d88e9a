package dev.perennial.crm.web.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two versions of one customer, field by field.
 *
 * @param field name of the field
 * @param saved what stands by now
 * @param typed what is not saved yet
 */
record Clash(String field, String saved, String typed) {

    /** The fields in which the two differ. */
    static List<Clash> between(FactsForm saved, FactsForm typed) {
        List<Clash> all = new ArrayList<>();
        all.add(new Clash("name", saved.name(), typed.name()));
        all.add(new Clash("type", saved.type(), typed.type()));
        all.add(new Clash("gender", saved.gender(), typed.gender()));
        all.add(new Clash("birthDate", saved.birthDate(), typed.birthDate()));
        all.add(new Clash("region", saved.region(), typed.region()));
        all.add(new Clash("industry", saved.industry(), typed.industry()));
        all.add(new Clash("source", saved.source(), typed.source()));
        all.add(new Clash("joinedOn", saved.joinedOn(), typed.joinedOn()));
        all.add(new Clash("preferredChannel", saved.preferredChannel(), typed.preferredChannel()));
        all.add(new Clash("tags", saved.tags(), typed.tags()));
        all.add(new Clash("contacts", contacts(saved), contacts(typed)));
        all.removeIf(clash -> clash.saved().equals(clash.typed()));
        return all;
    }

    private static String contacts(FactsForm form) {
        return form.withoutEmptyContacts().contacts().stream()
                .map(ContactForm::value)
                .collect(Collectors.joining(", "));
    }
}
