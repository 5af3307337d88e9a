package dev.perennial.crm.identity;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Users extends Repository<User, Long> {

    User save(User user);

    boolean existsByUsername(String username);

    @Query("select u from User u left join fetch u.team where u.username = :username")
    Optional<User> findByUsername(String username);

    @Query("select u from User u left join fetch u.team where u.active order by u.displayName, u.id")
    List<User> findActive();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.active and u.role = dev.perennial.crm.identity.Role.ADMIN order by u.id")
    List<User> lockActiveAdministrators();

    List<User> findAll();
}
