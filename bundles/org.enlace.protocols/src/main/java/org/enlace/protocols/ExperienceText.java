package org.enlace.protocols;

import java.time.LocalDate;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;

/**
 * What somebody tells who used a document. Of the work, never of a case: no name, no number of a file, nothing that leads to a person.
 * The texts are Markdown of at most 5 000 characters each.
 *
 * @param edition    the number of the version that was used
 * @param usedFrom   the first day
 * @param usedTo     the last day, not before the first
 * @param unit       which unit used it; null where it is not said
 * @param context    where and in which circumstances
 * @param done       what was done
 * @param results    what came of it
 * @param worked     what worked; null where it is not said
 * @param failed     what did not; null likewise
 * @param wanted     what should change in the document; null likewise
 * @param timesUsed  how often it was used, 0 to 1 000 000; null where nobody counted
 * @param identified how many persons were identified, likewise
 * @param assisted   how many persons were assisted, likewise
 */
public record ExperienceText(
        int edition,
        LocalDate usedFrom,
        LocalDate usedTo,
        UnitId unit,
        String context,
        String done,
        String results,
        String worked,
        String failed,
        String wanted,
        Integer timesUsed,
        Integer identified,
        Integer assisted) {
    public static final int LONGEST = Rules.TEXT;
    public static final int COUNT_AT_MOST = 1_000_000;

    public ExperienceText {
        Rules.given("usedFrom", usedFrom);
        EditionText.inRange("usedFrom", usedFrom);
        Rules.given("usedTo", usedTo);
        EditionText.inRange("usedTo", usedTo);
        if (usedTo.isBefore(usedFrom)) {
            throw new Refusal(
                            "experience.period",
                            "The last day (" + usedTo + ") is not before the first (" + usedFrom
                                    + "); choose a later day",
                            usedTo,
                            usedFrom)
                    .at("usedTo");
        }
        context = Rules.given("context", Rules.optionalText("context", context, LONGEST));
        done = Rules.given("done", Rules.optionalText("done", done, LONGEST));
        results = Rules.given("results", Rules.optionalText("results", results, LONGEST));
        worked = Rules.optionalText("worked", worked, LONGEST);
        failed = Rules.optionalText("failed", failed, LONGEST);
        wanted = Rules.optionalText("wanted", wanted, LONGEST);
        count("timesUsed", timesUsed);
        count("identified", identified);
        count("assisted", assisted);
    }

    private static void count(String field, Integer value) {
        if (value != null && (value < 0 || value > COUNT_AT_MOST)) {
            throw number(field, value);
        }
    }

    /** That something is no count. */
    public static Refusal number(String field, Object typed) {
        return new Refusal(
                        "experience.number",
                        "\"" + typed + "\" is no count; write a whole number from 0 to " + COUNT_AT_MOST
                                + " or leave it out",
                        typed,
                        COUNT_AT_MOST)
                .at(field);
    }
}
