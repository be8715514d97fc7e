package org.enlace.configuration;

import java.util.List;

/**
 * One key of one PID, with what is in force.
 *
 * @param values  as a person types them; one, or several where {@code many}; a secret is masked
 * @param many    whether it takes a list
 * @param secret  whether its value is never shown, and never set but in a file
 * @param from    the file it is from, {@code default}, or {@code module}
 * @param own     whether one of this node's own files gives it, so that it can be reset
 * @param takes   what is allowed, in English; empty where nobody declares it
 * @param options the only values allowed; empty for any
 * @param type    what kind of values it takes
 * @param least   the least number, or the fewest characters; empty for none
 * @param most    the greatest number, or the most characters; empty for none
 * @param meaning what it is for, in English; empty where nobody says
 * @param explained the same in the language of who asked, in English where nobody says it in that
 * @param form    what each text has to look like, in the language of who asked; empty for any
 */
public record Setting(
        String pid,
        String key,
        List<String> values,
        boolean many,
        boolean secret,
        String from,
        boolean own,
        String takes,
        List<String> options,
        Type type,
        String least,
        String most,
        String meaning,
        String explained,
        String form) {
    /** What kind of value a key takes. */
    public enum Type {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        TRUTH,
        /** Nobody declares it. */
        ANY
    }

    public Setting {
        values = List.copyOf(values);
        options = List.copyOf(options);
    }

    /** The values in one line. */
    public String shown() {
        return String.join(", ", values);
    }
}
