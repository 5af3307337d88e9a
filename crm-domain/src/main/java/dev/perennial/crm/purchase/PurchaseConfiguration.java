package dev.perennial.crm.purchase;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurchaseProperties.class)
class PurchaseConfiguration {}
