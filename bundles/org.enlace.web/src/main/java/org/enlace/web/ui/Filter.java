package org.enlace.web.ui;

import gg.jte.Content;
import java.util.List;

/**
 * What narrows a list: a form sent by GET, beside the list on a wide screen, folded above it on a narrow one.
 *
 * @param action   the path of the list
 * @param fields   its inputs, as components
 * @param selected what the list is narrowed by now, each with the address of the list without it
 * @param clear    the address of the whole list
 */
public record Filter(String action, Content fields, List<Link> selected, String clear) {
    public Filter {
        selected = List.copyOf(selected);
    }
}
