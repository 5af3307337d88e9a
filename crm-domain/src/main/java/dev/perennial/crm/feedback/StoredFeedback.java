package dev.perennial.crm.feedback;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface StoredFeedback extends Repository<Feedback, Long> {

    Feedback save(Feedback feedback);

    Optional<Feedback> findById(Long id);
}
