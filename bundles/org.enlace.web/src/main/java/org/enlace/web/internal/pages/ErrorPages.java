package org.enlace.web.internal.pages;

import java.util.Map;
import java.util.Objects;
import org.enlace.platform.Language;
import org.enlace.web.Page;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;

/** What a person sees when a request was not served: what happened, what it means for their work, what to do. */
public final class ErrorPages {
    private ErrorPages() {}

    /** In the words of the status. */
    public static Page page(Language language, int status, String detail, String incident) {
        return page(language, String.valueOf(status), status, detail, incident, "");
    }

    /**
     * @param about    {@code error.ABOUT.title} and {@code .text} are shown; usually the status
     * @param status   of the answer
     * @param detail   the words of this very failure, in the page's language; empty for what the status says in general
     * @param incident where the log tells the cause; empty for failures that are not the node's
     * @param see      the page where what is missing can be done; empty if there is none
     */
    public static Page page(Language language, String about, int status, String detail, String incident, String see) {
        Words words = new Words(language);
        String key = words.has("error." + about + ".title") ? "error." + about : "error.other";
        String title = words.get(key + ".title");
        return new Page(
                title,
                PageTemplates.fill(
                        "error",
                        Map.of(
                                "words",
                                words,
                                "title",
                                title,
                                "text",
                                words.get(key + ".text"),
                                "detail",
                                Objects.requireNonNullElse(detail, ""),
                                "see",
                                see,
                                "incident",
                                Objects.requireNonNullElse(incident, ""),
                                "status",
                                status)));
    }
}
