package dev.perennial.crm.segmentation.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with a customer. What does not belong to its kind is null.
 *
 * @param at        when: an order's moment, a talk's, the end of a task or its making, the end of a score run's day, the
 *                  receipt of feedback, what was looked at, a file's coming
 * @param reference an order's number, or the product number that an event was about
 * @param status    of an order, a task or feedback
 * @param amount    an order's value without what it took back, in the reporting currency
 * @param returned  what an order took back, as a negative amount
 * @param lines     how many lines an order has
 * @param products  names of its first products
 * @param channel   of a talk, an order or feedback; of an event where it was seen
 * @param direction of a talk
 * @param outcome   of a talk or a task done
 * @param subject   of a talk; of a task its title; of feedback its category; of an event its page, target or keyword; of a
 *                  file its name
 * @param body      what was said, or the note of a task done
 * @param person    name of whoever talked, did or holds the task, took the feedback down, brought the file, or gave the customer
 *                  to another owner
 * @param taskKind  of a task
 * @param ruleCode  the care rule that made a task
 * @param dueOn     of a task
 * @param fromTier  the tier before a change; null for a first grade
 * @param toTier    the tier after it; null when the customer left the grades
 * @param feedback  whether it was a complaint, a suggestion or praise
 * @param severity  of feedback
 * @param behaviour whether it was a page view, a click or a search
 * @param bytes     size of a file
 * @param fromOwner name of the owner before; null: out of the unassigned pool
 * @param toOwner   name of the owner after; null: into it
 * @param ownerReason code of what the owner was changed for
 */
public record TimelineEntry(
        TimelineKind kind,
        long id,
        Instant at,
        @Nullable String reference,
        @Nullable String status,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal returned,
        @Nullable Integer lines,
        @Nullable String products,
        @Nullable String channel,
        @Nullable String direction,
        @Nullable String outcome,
        @Nullable String subject,
        @Nullable String body,
        @Nullable String person,
        @Nullable String taskKind,
        @Nullable String ruleCode,
        @Nullable LocalDate dueOn,
        @Nullable String fromTier,
        @Nullable String toTier,
        @Nullable String feedback,
        @Nullable String severity,
        @Nullable String behaviour,
        @Nullable Long bytes,
        @Nullable String fromOwner,
        @Nullable String toOwner,
        @Nullable String ownerReason) {}
