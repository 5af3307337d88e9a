package dev.perennial.crm.segmentation.model;

import java.util.List;

/**
 * What came of fitting a model to data. A fit never throws for what the data hold.
 *
 * @param <M> the model
 */
public sealed interface ModelFit<M> {

    /**
     * The model of greatest likelihood.
     *
     * @param model with the parameters found
     * @param logLikelihood summed over the customers, natural logarithm, without the terms that no parameter enters
     * @param uncertainty how well the parameters are known, and what follows for predictions
     * @param warnings what to know before trusting the parameters; empty when all is well
     */
    record Converged<M>(M model, double logLikelihood, Uncertainty<M> uncertainty, List<FitWarning> warnings)
            implements ModelFit<M> {}

    /**
     * Too few customers bought again to say anything.
     *
     * @param repeatCustomers how many did
     * @param needed how many it takes
     */
    record TooLittleData<M>(double repeatCustomers, int needed) implements ModelFit<M> {}
}
