package dev.perennial.crm.segmentation.rfm;

/** Whose revenue makes up the first 80 % (A), the next 15 % (B) and the rest (C), from the largest customer down. */
public enum Abc {
    A,
    B,
    C
}
