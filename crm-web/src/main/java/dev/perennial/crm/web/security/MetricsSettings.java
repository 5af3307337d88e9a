package dev.perennial.crm.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who reads metrics besides administrators.
 *
 * @param metricsToken what a monitoring system shows as its bearer token; empty for none
 */
@ConfigurationProperties("crm")
record MetricsSettings(@DefaultValue("") String metricsToken) {}
