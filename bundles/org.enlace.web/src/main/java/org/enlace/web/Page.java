package org.enlace.web;

import gg.jte.Content;
import java.util.List;

/**
 * What a resource method returns for a person: the platform puts its layout around it. Return it as it is (200), or as the
 * entity of a {@code Response}.
 *
 * @param title       the page's title, in the caller's language; also the start of the window title
 * @param main        what stands in the main part, heading included
 * @param breadcrumbs the way from the home page, without home and without this page
 */
public record Page(String title, List<Crumb> breadcrumbs, Content main) {
    public Page {
        breadcrumbs = List.copyOf(breadcrumbs);
    }

    public Page(String title, Content main) {
        this(title, List.of(), main);
    }

    /** A step of the way from the home page. */
    public record Crumb(String label, String path) {}
}
