package dev.perennial.crm.web.support;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code <svg pn:icon="search"></svg>}: an icon of the sprite, by its name or an expression in <code>${}</code> that tells it. A page has
 * a hundred of them, each of which would be a fragment to look up, fill and link.
 */
@Component
class IconDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "pn";
    private static final int PRECEDENCE = 1_000;

    IconDialect() {
        super("Perennial CRM", PREFIX, PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Icon(prefix));
    }

    private static final class Icon extends AbstractAttributeTagProcessor {

        /** After conditions and loops of the element. */
        private static final int AFTER_CONDITIONS = 1_000;

        private volatile Sprite sprite = new Sprite("", "");

        /** Where the sprite is, version included, for an application at a path: resolving it takes longer than the rest. */
        private record Sprite(@Nullable String application, String address) {}

        Icon(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, "icon", true, AFTER_CONDITIONS, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName attribute,
                String value,
                IElementTagStructureHandler structure) {
            structure.replaceWith(
                    "<svg class=\"pn-icon\" aria-hidden=\"true\"><use href=\"" + address(context) + "#"
                            + name(context, value) + "\"/></svg>",
                    false);
        }

        private static String name(ITemplateContext context, String value) {
            if (!value.startsWith("$")) {
                return value;
            }
            Object told = StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, value)
                    .execute(context);
            return HtmlUtils.htmlEscape(String.valueOf(told));
        }

        private String address(ITemplateContext context) {
            String application = context instanceof IWebContext web
                    ? web.getExchange().getRequest().getApplicationPath()
                    : null;
            Sprite known = sprite;
            if (known.address().isEmpty() || !Objects.equals(known.application(), application)) {
                known = new Sprite(application, HtmlUtils.htmlEscape(context.buildLink("/assets/icons.svg", null)));
                sprite = known;
            }
            return known.address();
        }
    }
}
