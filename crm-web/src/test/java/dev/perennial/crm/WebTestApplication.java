package dev.perennial.crm;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Everything but the commands, jobs and embedded database of the real application. */
@SpringBootApplication
public class WebTestApplication {}
