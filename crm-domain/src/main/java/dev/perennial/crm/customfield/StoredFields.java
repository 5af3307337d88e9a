package dev.perennial.crm.customfield;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface StoredFields extends Repository<CustomField, Long> {

    CustomField saveAndFlush(CustomField field);

    Optional<CustomField> findByCode(String code);

    List<CustomField> findAllByOrderByPositionAscIdAsc();
}
