package dev.perennial.crm.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Users extends Repository<User, Long> {

    User save(User user);

    boolean existsByUsername(String username);

    @Query("select u from User u left join fetch u.team where u.username = :username")
    Optional<User> findByUsername(String username);

    @Query("select u from User u left join fetch u.team where u.active order by u.displayName, u.id")
    List<User> findActive();
}
