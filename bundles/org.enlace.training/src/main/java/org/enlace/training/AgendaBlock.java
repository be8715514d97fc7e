package org.enlace.training;

import org.enlace.platform.Refusal;

/**
 * A part of a session. Blocks follow one another from the start, so that they move with the session.
 *
 * @param minutes how long it lasts, 1 to 1440
 * @param title   one line of 1 to 200 characters
 * @param speaker who speaks, by post and organisation rather than by name; one line up to 200 characters, may be empty
 */
public record AgendaBlock(int minutes, String title, String speaker) {
    private static final int LONGEST = 1_440;

    public AgendaBlock {
        if (minutes < 1 || minutes > LONGEST) {
            throw new Refusal(
                            "training.block-minutes",
                            "A block lasts 1 to " + LONGEST + " minutes, not " + minutes + "; correct it",
                            minutes,
                            LONGEST)
                    .at("agenda");
        }
        title = Rules.line("agenda", title, 200);
        speaker = Rules.lineOrNone("agenda", speaker, 200);
    }
}
