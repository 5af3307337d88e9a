package dev.perennial.crm.segmentation.run;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Turns the settings of score runs on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoreRunSettings.class)
class ScoreRunConfiguration {}
