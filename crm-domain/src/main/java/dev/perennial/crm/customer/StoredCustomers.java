package dev.perennial.crm.customer;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredCustomers extends Repository<Customer, Long> {

    Customer save(Customer customer);

    Customer saveAndFlush(Customer customer);

    /** Whether a customer has the number, or had it before a merge. */
    @Query(value = "select customer_numbered(:customerNo) is not null", nativeQuery = true)
    boolean isTaken(String customerNo);

    @Query("""
            select c from Customer c
            left join fetch c.owner left join fetch c.contacts left join fetch c.collaborators
            where c.id = :id""")
    Optional<Customer> findWhole(long id);
}
