package dev.perennial.crm.identity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The person on whose behalf something is read or written.
 *
 * @param userId   key of the user
 * @param username name they sign in with
 * @param role     what they may do
 * @param teamId   their team; null for one outside the tree
 * @param atRoot   whether that team is a root of the tree
 */
public record Viewer(
        long userId, String username, Role role, @Nullable Long teamId, boolean atRoot) implements Serializable {}
