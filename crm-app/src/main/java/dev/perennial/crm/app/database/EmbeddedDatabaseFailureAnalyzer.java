package dev.perennial.crm.app.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence and its remedy instead of a stack trace when the start fails. */
class EmbeddedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedDatabaseFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable root, EmbeddedDatabaseFailure failure) {
        return new FailureAnalysis(failure.getMessage(), failure.remedy(), root);
    }
}
