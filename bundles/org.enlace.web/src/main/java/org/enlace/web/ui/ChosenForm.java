package org.enlace.web.ui;

import gg.jte.Content;
import java.util.List;
import java.util.Objects;
import org.enlace.web.Chosen;

/**
 * The question before something is done with several records.
 *
 * @param action  where it is sent to
 * @param chosen  what is done, and with what
 * @param titles  what the records are called, each in the order of {@code chosen}
 * @param back    the list they were chosen on
 * @param fields  what else the act needs; null for nothing
 * @param confirm the button
 * @param takesAway whether something is taken away
 */
public record ChosenForm(
        String action,
        Chosen chosen,
        List<String> titles,
        String back,
        Content fields,
        String confirm,
        boolean takesAway) {
    public ChosenForm {
        titles = List.copyOf(titles);
        Objects.requireNonNull(action, "action");
    }
}
