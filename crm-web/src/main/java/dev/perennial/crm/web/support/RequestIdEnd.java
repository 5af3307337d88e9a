package dev.perennial.crm.web.support;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Takes the name of a request from the thread once the request has been answered, error page and all. */
@Component
class RequestIdEnd implements ServletRequestListener {

    @Override
    public void requestDestroyed(ServletRequestEvent ended) {
        MDC.remove(RequestId.KEY);
    }
}
