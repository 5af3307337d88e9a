package dev.perennial.crm.importing;

import dev.perennial.crm.customfield.CustomFields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The columns of the fields that the company has added, behind those of our own format. */
@Component
@RequiredArgsConstructor
class OwnColumns {

    private final CustomFields fields;

    List<OwnColumn> ofCustomers() {
        List<OwnColumn> columns = new ArrayList<>();
        fields.inUse()
                .forEach(field -> columns.add(new OwnColumn(field, CustomerColumn.values().length + columns.size())));
        return columns;
    }

    /** Every column that the header of a file may name. */
    List<? extends Column> with(ImportType type) {
        return type == ImportType.CUSTOMERS
                ? Stream.concat(type.columns().stream(), ofCustomers().stream()).toList()
                : type.columns();
    }
}
