package dev.perennial.crm.shared;

/** Work that a process may leave behind when it dies, and that another node takes up. */
public interface LeftBehind {

    /**
     * Marks as failed what a dead process was in the middle of, and goes on in the background with what still waits. Does
     * nothing while another process works, so that it can be asked for at any time and on any node.
     */
    void takeUp();
}
