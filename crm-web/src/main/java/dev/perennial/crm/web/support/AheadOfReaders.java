package dev.perennial.crm.web.support;

/** Has figures of a run added up before those who read them most ask for them. */
public interface AheadOfReaders {

    /**
     * Begins with it, in the background; does nothing for figures that are there already.
     *
     * @param runId a score run that has just become the current one, or is so when the server starts
     */
    void prepare(long runId);
}
