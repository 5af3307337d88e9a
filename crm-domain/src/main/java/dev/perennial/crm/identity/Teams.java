package dev.perennial.crm.identity;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, Long> {

    Team save(Team team);

    Optional<Team> findByName(String name);
}
