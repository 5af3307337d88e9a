package dev.perennial.crm.importing;

/**
 * What became of the rows that were taken, in records: several rows can be one order.
 *
 * @param created   records that are new
 * @param updated   records that are otherwise now
 * @param unchanged records that were the same already
 */
record Written(long created, long updated, long unchanged) {

    static final Written NOTHING = new Written(0, 0, 0);
}
