package org.enlace.configuration.internal;

/**
 * Something wrong with the configuration.
 *
 * @param kind    how bad it is
 * @param file    the file, as a person calls it
 * @param pid     the PID concerned, or empty
 * @param key     the key concerned, or empty
 * @param message English: file, PID, key, value, what is allowed, what applies instead; no secret
 */
public record Mistake(Kind kind, String file, String pid, String key, String message) {
    /** How bad a mistake is. */
    public enum Kind {
        /** Someone must correct it. */
        WRONG,
        /** It may be meant so: nothing reads it now. */
        UNREAD
    }
}
