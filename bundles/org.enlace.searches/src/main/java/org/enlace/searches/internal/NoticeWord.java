package org.enlace.searches.internal;

import org.enlace.platform.Refusal;
import org.enlace.searches.Notice;

/** When to be told, as forms and programs send it. */
public final class NoticeWord {
    private NoticeWord() {}

    /** @throws Refusal {@code saved-search.notice} */
    public static Notice read(String token) {
        return Notice.of(token).orElseThrow(() -> new Refusal(
                        "saved-search.notice",
                        "\"" + token + "\" is no time to be told at; use none, hourly, daily or weekly",
                        token)
                .at("notice"));
    }
}
