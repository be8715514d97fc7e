package org.enlace.browser;

import org.enlace.node.CountryNode;

/** The officers of two countries at their browsers: Colombia reads Spanish, Brazil Portuguese; and the two administrators, who carry parcels. */
final class TwoCountries {
    private final Sessions sessions = new Sessions();
    private final Chromium chromium;
    private final CountryNode colombia;
    private final CountryNode brazil;

    TwoCountries(Chromium chromium, CountryNode colombia, CountryNode brazil) {
        this.chromium = chromium;
        this.colombia = colombia;
        this.brazil = brazil;
    }

    CountryNode colombia() {
        return colombia;
    }

    CountryNode brazil() {
        return brazil;
    }

    Visitor here(String account) {
        return sessions.visitor(chromium, "es-CO", colombia.program(), account);
    }

    Visitor there(String account) {
        Visitor officer = sessions.visitor(chromium, "pt-BR", brazil.program(), account);
        officer.press("a[hreflang=pt]");
        return officer;
    }

    /** What each has for the other is brought there. */
    void carried() {
        colombia.sends(brazil);
        brazil.sends(colombia);
    }
}
