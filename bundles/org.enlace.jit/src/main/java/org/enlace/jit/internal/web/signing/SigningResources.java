package org.enlace.jit.internal.web.signing;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.rest.access.AccessApi;
import org.enlace.jit.internal.rest.signing.SigningApi;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.access.PeoplePages;

/** The pages and the API of texts in force, signatures and people, for the module's web application. */
public final class SigningResources {
    private SigningResources() {}

    public static Set<Object> of(Pages pages, Supplier<Desks> desks) {
        TeamWay way = new TeamWay(pages);
        return Set.of(
                new InstrumentPages(way),
                new SignPages(way),
                new PeoplePages(way),
                new SigningApi(desks),
                new AccessApi(desks));
    }
}
