package dev.perennial.crm.care;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Tasks extends Repository<CareTask, Long> {

    CareTask save(CareTask task);

    Optional<CareTask> findById(Long id);
}
