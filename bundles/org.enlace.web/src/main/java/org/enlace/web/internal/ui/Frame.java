package org.enlace.web.internal.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.enlace.platform.Language;
import org.enlace.web.ui.Link;

/**
 * What the layout shows around a page's own content.
 *
 * @param language    of the page
 * @param path        the path that was asked for
 * @param query       its raw query, or empty
 * @param searchWords what stands in the search box
 * @param menu        the places of the main menu the caller may go to, in order
 * @param country     whose node this is, as two letters
 * @param demo        whether the node holds sample data
 * @param version     the platform's release
 * @param asset       from a file's name to its address
 * @param account     whoever is signed in, or null
 * @param closed      why the page's module takes no new work, or null
 */
public record Frame(
        Language language,
        String path,
        String query,
        String searchWords,
        List<Link> menu,
        String country,
        boolean demo,
        String version,
        UnaryOperator<String> asset,
        Account account,
        String closed) {
    /** Of a page whose module takes new work. */
    public Frame(
            Language language,
            String path,
            String query,
            String searchWords,
            List<Link> menu,
            String country,
            boolean demo,
            String version,
            UnaryOperator<String> asset,
            Account account) {
        this(language, path, query, searchWords, menu, country, demo, version, asset, account, null);
    }

    public Frame {
        query = query == null ? "" : query;
        searchWords = searchWords == null ? "" : searchWords;
        menu = List.copyOf(menu);
    }

    /**
     * Whoever is signed in.
     *
     * @param name      how the officer is called
     * @param actingFor the account name of the absent officer whose deputy this is; empty otherwise
     */
    public record Account(String name, String actingFor) {}

    public String countryName() {
        return new Locale.Builder().setRegion(country).build().getDisplayCountry(language.locale());
    }

    /** Where the language switch leads. */
    public String switchTo(Language other) {
        String here = query.isEmpty() ? path : path + "?" + query;
        return "/language/" + other.tag() + "?back="
                + java.net.URLEncoder.encode(here, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** {@code page} for the place itself, {@code true} for a page below it, null elsewhere. */
    public String current(Link place) {
        if (path.equals(place.href())) {
            return "page";
        }
        return path.startsWith(place.href() + "/") ? "true" : null;
    }

    public boolean home() {
        return "/".equals(path);
    }
}
