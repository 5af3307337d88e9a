package dev.perennial.crm.segmentation.tier;

/**
 * A version of the tier policy has been put in force. Published within the transaction that does so.
 *
 * @param version  the version
 * @param username who put it in force
 */
public record TierPolicyActivated(int version, String username) {}
