package dev.perennial.crm.identity;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, Long> {

    Team save(Team team);

    void delete(Team team);

    Optional<Team> findById(Long id);

    Optional<Team> findByName(String name);
}
