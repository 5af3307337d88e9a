package dev.perennial.crm.web.churn;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the data of a chart as JSON that is safe inside a script element: no text can end it. */
@Component
@RequiredArgsConstructor
class ChartJson {

    private final JsonMapper json;

    String written(Object chart) {
        return json.writeValueAsString(chart).replace("<", "\\u003c");
    }
}
