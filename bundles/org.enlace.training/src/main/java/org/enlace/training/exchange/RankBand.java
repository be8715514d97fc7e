package org.enlace.training.exchange;

/** Ranks of different forces by what they do, lowest first: the ranks themselves do not compare from one country to another. */
public enum RankBand {
    /** Does the work: patrol, investigation, analysis. */
    OPERATIONAL,
    /** Leads a shift or a team. */
    SUPERVISORY,
    /** Leads a unit or an investigation. */
    MIDDLE,
    /** Leads several units or a region. */
    SENIOR,
    /** Leads a directorate or a force. */
    DIRECTION;

    /** How many bands lie from one to the other. */
    public int apart(RankBand other) {
        return Math.abs(ordinal() - other.ordinal());
    }
}
