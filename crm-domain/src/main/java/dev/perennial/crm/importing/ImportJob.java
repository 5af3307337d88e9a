package dev.perennial.crm.importing;

import dev.perennial.crm.identity.Viewer;

/** One file to bring in, on behalf of somebody. */
record ImportJob(long id, ImportRequest request, Viewer viewer) {}
