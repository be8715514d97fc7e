package org.enlace.inbox.internal.rest;

import org.enlace.inbox.internal.digest.DigestChoice;
import org.enlace.inbox.internal.digest.DigestWords;

/**
 * When to be told.
 *
 * @param rhythm    never, daily, weekdays or weekly
 * @param hour      0 to 23, in the officer's time zone
 * @param day       monday to sunday; for weekly
 * @param whenEmpty whether a letter comes also when nothing waits; no where it is left out
 */
public record DigestChoiceJson(String rhythm, Integer hour, String day, Boolean whenEmpty) {
    DigestChoice choice() {
        return DigestWords.choice(rhythm, hour == null ? "" : hour.toString(), day, Boolean.TRUE.equals(whenEmpty));
    }
}
