package org.enlace.training.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.enlace.platform.Refusal;

/** What a questionnaire is for. The fourth level, results, is asked of figures and not of people: see {@link Indicator}. */
public enum Use {
    /** What people think of it. */
    REACTION(1, Moment.END),
    /** What they know, before and after, by the same questions. */
    LEARNING(2, Moment.BEFORE, Moment.AFTER),
    /** What they do differently months later, in their own view and in that of their superior. */
    BEHAVIOUR(3, Moment.LATER, Moment.SUPERIOR);

    private final int level;
    private final List<Moment> moments;

    Use(int level, Moment... moments) {
        this.level = level;
        this.moments = List.of(moments);
    }

    /** Of Kirkpatrick's four. */
    public int level() {
        return level;
    }

    /** When it is answered, in this order. */
    public List<Moment> moments() {
        return moments;
    }

    /** The word used in the API, the templates and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code training.use} when there is none called so */
    public static Use of(String token) {
        return Arrays.stream(values())
                .filter(use -> use.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "training.use",
                                "\"" + token + "\" is no use of a questionnaire; use reaction, learning or behaviour",
                                String.valueOf(token))
                        .at("use"));
    }
}
