package dev.perennial.crm.web.security;

import dev.perennial.crm.identity.AccessEnded;
import lombok.RequiredArgsConstructor;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Signs a person out everywhere, on every node, as soon as their access has ended. */
@Component
@RequiredArgsConstructor
class EndedAccess {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    @TransactionalEventListener
    void signOut(AccessEnded ended) {
        sessions.findByPrincipalName(ended.username()).keySet().forEach(sessions::deleteById);
    }
}
