package org.enlace.training.internal.rest;

import org.enlace.training.Programme;

/** A programme as the API gives it. */
record ProgrammeJson(String id, int version, String title, String summary, StampJson created, StampJson changed) {
    static ProgrammeJson of(Programme programme) {
        return new ProgrammeJson(
                programme.id().toString(),
                programme.version(),
                programme.content().title(),
                programme.content().summary(),
                StampJson.of(programme.created()),
                StampJson.of(programme.changed()));
    }

    /**
     * What a programme is to say.
     *
     * @param title   one line of 1 to 200 characters
     * @param summary up to 4000 characters
     */
    record Content(String title, String summary) {
        Programme.Content content() {
            return new Programme.Content(title, summary);
        }
    }
}
