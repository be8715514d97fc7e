package org.enlace.jit.internal;

import org.enlace.platform.Act;
import org.enlace.platform.Caller;

/** Acts that say what a team is about, as the audit keeps them: their values are for those of the team, not for whoever reads the log. */
public final class TeamActs {
    private TeamActs() {}

    /** What was done; whatever it is said to have {@linkplain Act#changed changed} the log's own readers do not see. */
    public static Act done(String code, Caller caller) {
        return Act.done(code, caller).fact("restricted", true);
    }

    /** With the words of whoever did it, which tell of the case: as a value, because a reason everybody reads. */
    public static Act noted(String code, Caller caller, String words) {
        return done(code, caller).changed("note", null, words.isBlank() ? null : words);
    }
}
