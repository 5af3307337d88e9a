package dev.perennial.crm.app.command;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/** Tells nobody that the application has started: who listens would look at the database, and take up work it finds. */
class SilentStart implements ApplicationContextInitializer<ConfigurableApplicationContext>, BeanFactoryPostProcessor {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(this);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        String name = AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME;
        if (beans.containsBeanDefinition(name)) {
            ((BeanDefinitionRegistry) beans).removeBeanDefinition(name);
        }
        beans.registerSingleton(name, new Silent(beans));
    }

    private static final class Silent extends SimpleApplicationEventMulticaster {

        Silent(ConfigurableListableBeanFactory beans) {
            super(beans);
        }

        @Override
        public void multicastEvent(ApplicationEvent event, @Nullable ResolvableType type) {
            if (!(event instanceof SpringApplicationEvent)) {
                super.multicastEvent(event, type);
            }
        }
    }
}
