package dev.perennial.crm.web.search;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Remembers the customers whose profiles a person opened last, in their session. */
@Component
class RecentCustomers implements HandlerInterceptor {

    /** How many are remembered. */
    static final int MOST = 8;

    private static final String ATTRIBUTE = RecentCustomers.class.getName();
    private static final String PROFILE = "/customers/{customerNo}";

    /** Their numbers, the latest first. */
    static List<String> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null || !(session.getAttribute(ATTRIBUTE) instanceof List<?> numbers)
                ? List.of()
                : numbers.stream().map(String::valueOf).toList();
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        boolean profile = PROFILE.equals(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                && request.getMethod().equals("GET");
        if (profile
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path) {
            remember(request, String.valueOf(path.get("customerNo")));
        }
    }

    private static void remember(HttpServletRequest request, String customerNo) {
        List<String> known = of(request);
        if (!known.isEmpty() && known.getFirst().equals(customerNo)) {
            return;
        }
        ArrayList<String> numbers = new ArrayList<>(known);
        numbers.remove(customerNo);
        numbers.addFirst(customerNo);
        request.getSession()
                .setAttribute(ATTRIBUTE, new ArrayList<>(numbers.subList(0, Math.min(MOST, numbers.size()))));
    }
}
