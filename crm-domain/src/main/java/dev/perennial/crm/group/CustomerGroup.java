package dev.perennial.crm.group;

/**
 * A group as one viewer sees it.
 *
 * @param owner     user name of whoever made it
 * @param ownerName their name
 * @param shared    whether everybody sees the group, though of its members only those they see anyway
 * @param members   how many of its members the viewer sees, counted no further than one past
 *                  {@value Groups#COUNT_LIMIT}
 * @param version   counts the changes, so that none is overwritten unseen
 */
public record CustomerGroup(
        long id, String name, String owner, String ownerName, boolean shared, int members, long version) {}
