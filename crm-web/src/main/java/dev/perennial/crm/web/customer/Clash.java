package dev.perennial.crm.web.customer;

/**
 * A field of one customer in two versions.
 *
 * @param field name of the field, in words
 * @param saved what stands by now
 * @param typed what is not saved yet
 */
record Clash(String field, String saved, String typed) {}
