package dev.perennial.crm.operation;

import java.util.List;

/** Tells what long work of one kind waits or is under way. */
public interface Underway {

    /** The oldest first. */
    List<Work> underway();
}
