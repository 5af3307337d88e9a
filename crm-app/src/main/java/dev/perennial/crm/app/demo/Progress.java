package dev.perennial.crm.app.demo;

/** Is told how far loading the demonstration has come. */
@FunctionalInterface
public interface Progress {

    /** So many of so many are done; a phase ends when all are. */
    void at(Phase phase, long done, long total);
}
