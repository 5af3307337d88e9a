package dev.perennial.crm.account;

import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bank accounts of customers. Their numbers are shown to nobody unless revealed one by one, which is written down; the
 * change log tells that a number changed, never the number.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class BankAccounts {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Customers customers;

    /** Those of a customer in the order they were written down, their numbers hidden. */
    @Transactional(readOnly = true)
    public List<BankAccount> of(Viewer viewer, String customerNo) {
        return jdbc.sql("""
                        select id, holder, bank, last_four from customer_bank_account where customer_id = ? order by id""")
                .param(ledger.customer(viewer, customerNo))
                .query(new SimplePropertyRowMapper<>(BankAccount.class))
                .list();
    }

    /**
     * @throws InvalidInput naming everything that is wrong
     * @throws Forbidden    when the viewer only helps with the customer
     */
    public BankAccount add(Viewer viewer, String customerNo, NewBankAccount account) {
        requireResponsible(viewer, customerNo);
        account.check();
        long customer = ledger.customer(viewer, customerNo);
        ledger.requireRoom("customer_bank_account", customer);
        BankAccount written = jdbc.sql("""
                        insert into customer_bank_account (customer_id, holder, bank, number, last_four)
                        values (:customer, :holder, :bank, :number, :lastFour)
                        returning id, holder, bank, last_four""")
                .param("customer", customer)
                .param("holder", account.holder())
                .param("bank", account.bank())
                .param("number", account.number())
                .param("lastFour", account.lastFour())
                .query(new SimplePropertyRowMapper<>(BankAccount.class))
                .single();
        ledger.record(viewer, customerNo, "bank account added", Map.of("account", written.id()));
        return written;
    }

    /**
     * Shows the whole number, and writes down who saw it.
     *
     * @throws Forbidden when the viewer is neither the owner nor a manager or administrator
     * @throws NotFound  when the customer has no such account, or the viewer may not see it
     */
    public String reveal(Viewer viewer, String customerNo, long id) {
        requireResponsible(viewer, customerNo);
        String number = jdbc.sql("select number from customer_bank_account where customer_id = ? and id = ?")
                .params(ledger.customer(viewer, customerNo), id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("bank account", id));
        ledger.note(viewer, customerNo, "bank account revealed", Map.of("account", id));
        return number;
    }

    /**
     * @throws Forbidden when the viewer only helps with the customer
     * @throws NotFound  when the customer has no such account, or the viewer may not see it
     */
    public void remove(Viewer viewer, String customerNo, long id) {
        requireResponsible(viewer, customerNo);
        int gone = jdbc.sql("delete from customer_bank_account where customer_id = ? and id = ?")
                .params(ledger.customer(viewer, customerNo), id)
                .update();
        if (gone == 0) {
            throw new NotFound("bank account", id);
        }
        ledger.record(viewer, customerNo, "bank account removed", Map.of("account", id));
    }

    /** Whether a viewer who sees a customer may see and change whole numbers. */
    public static boolean isResponsible(Viewer viewer, Customer customer) {
        User owner = customer.getOwner();
        return viewer.role() != Role.REP || owner != null && owner.getId() == viewer.userId();
    }

    private void requireResponsible(Viewer viewer, String customerNo) {
        if (!isResponsible(viewer, customers.get(viewer, customerNo))) {
            throw new Forbidden("Only the owner, managers and administrators handle bank accounts");
        }
    }
}
