package dev.perennial.crm.duplicate;

import java.util.List;

/** A customer on record who has something in common with one about to be taken up. */
public record Candidate(Suspect customer, int score, List<Likeness> reasons) {}
