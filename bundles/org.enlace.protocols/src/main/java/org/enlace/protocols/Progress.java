package org.enlace.protocols;

/**
 * How far a country has come with the checklist of the version it adopted: how many items stand where. What does not apply there
 * counts for nothing, so a score is told with what it is out of.
 *
 * @param notStarted    items of which nothing is done yet
 * @param inProgress    items that are being worked on
 * @param done          items that who is responsible calls done
 * @param verified      items that somebody else found done
 * @param notApplicable items that do not apply in the country, each with its reason
 */
public record Progress(int notStarted, int inProgress, int done, int verified, int notApplicable) {
    /** Of a checklist without an item. */
    public static final Progress NONE = new Progress(0, 0, 0, 0, 0);

    public Progress {
        if (notStarted < 0 || inProgress < 0 || done < 0 || verified < 0 || notApplicable < 0) {
            throw new IllegalArgumentException("Items are counted from 0");
        }
    }

    public int items() {
        return applicable() + notApplicable;
    }

    /** The denominator of the score. */
    public int applicable() {
        return notStarted + inProgress + completed();
    }

    /** Done, verified or not. */
    public int completed() {
        return done + verified;
    }

    /** Hundredths of the applicable items that are completed, rounded down, so that 100 means all; 0 where none applies. */
    public int score() {
        return applicable() == 0 ? 0 : (int) (completed() * 100L / applicable());
    }
}
