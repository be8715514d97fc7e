package org.enlace.web.ui;

import gg.jte.Content;
import java.util.List;

/**
 * One fact of a summary list.
 *
 * @param key     what the fact is called
 * @param value   the fact
 * @param actions links to change it; may be empty
 */
public record SummaryRow(String key, Content value, List<Link> actions) {
    public SummaryRow {
        actions = List.copyOf(actions);
    }

    /** A plain text. */
    public static SummaryRow of(String key, String value) {
        return new SummaryRow(key, output -> output.writeUserContent(value == null ? "" : value), List.of());
    }

    public static SummaryRow of(String key, Content value) {
        return new SummaryRow(key, value, List.of());
    }

    public SummaryRow action(String label, String href) {
        return new SummaryRow(key, value, List.of(new Link(label, href)));
    }
}
