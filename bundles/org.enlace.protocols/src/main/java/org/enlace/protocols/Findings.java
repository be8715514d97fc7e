package org.enlace.protocols;

import java.util.List;

/**
 * What was found of an item of a checklist: the gap analysis, and what shows that it is done. Each text has at most 2 000 characters
 * and is null where nobody wrote it.
 *
 * @param currentState how it is today
 * @param gap          what is missing
 * @param action       what is done about it
 * @param evidence     what shows that it is done
 * @param links        where that can be seen, at most {@value #LINKS} addresses on the web
 */
public record Findings(String currentState, String gap, String action, String evidence, List<String> links) {
    public static final int LINKS = 10;
    public static final Findings NONE = new Findings(null, null, null, null, List.of());

    public Findings {
        currentState = Rules.optionalText("currentState", currentState, Rules.LONG_LINE);
        gap = Rules.optionalText("gap", gap, Rules.LONG_LINE);
        action = Rules.optionalText("action", action, Rules.LONG_LINE);
        evidence = Rules.optionalText("evidence", evidence, Rules.LONG_LINE);
        links = Rules.unlike("links", links, LINKS);
        links.forEach(link -> Rules.given("links", Rules.url("links", link)));
    }
}
