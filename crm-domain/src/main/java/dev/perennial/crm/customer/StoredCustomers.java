package dev.perennial.crm.customer;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredCustomers extends Repository<Customer, Long> {

    Customer save(Customer customer);

    Customer saveAndFlush(Customer customer);

    boolean existsByCustomerNo(String customerNo);

    @Query("""
            select c from Customer c
            left join fetch c.owner left join fetch c.contacts left join fetch c.collaborators
            where c.id = :id""")
    Optional<Customer> findWhole(long id);
}
