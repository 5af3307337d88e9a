package dev.perennial.crm.operation;

import java.util.Optional;

/** Makes a usable product of an empty database. */
@FunctionalInterface
public interface NewBeginning {

    /** @return the one-time password of the first administrator; empty where the operator has set one */
    Optional<String> begin();
}
