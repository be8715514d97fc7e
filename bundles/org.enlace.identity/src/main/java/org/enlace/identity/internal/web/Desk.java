package org.enlace.identity.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.identity.Roles;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** What all pages of the bundle share: texts, templates, small moves. */
public final class Desk {
    private final Texts texts = Texts.of(Desk.class);
    private final Templates templates = new Templates(Desk.class, "org.enlace.identity.internal.web.templates");
    private final Roles roles;

    /** @param roles for what permissions are called */
    Desk(Roles roles) {
        this.roles = roles;
    }

    Texts texts() {
        return texts;
    }

    Labels labels(Language language) {
        return new Labels(texts, language, roles);
    }

    Labels labels(Caller caller) {
        return labels(caller.language());
    }

    Content fill(String template, Labels labels, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("labels", labels);
        return templates.fill(template + ".jte", all);
    }

    /** A page at the top, such as the sign-in page. */
    Page page(String title, String template, Labels labels, Map<String, ?> parameters) {
        return new Page(title, fill(template, labels, parameters));
    }

    /** A page of one's own account. */
    Page ofAccount(String title, String template, Labels labels, Map<String, ?> parameters) {
        return new Page(
                title,
                List.of(new Page.Crumb(labels.get("page.account.title"), "/account")),
                fill(template, labels, parameters));
    }

    /** A page of the officers' administration. */
    Page ofOfficers(String title, String template, Labels labels, Map<String, ?> parameters) {
        return new Page(
                title,
                List.of(new Page.Crumb(labels.get("page.officers.title"), "/officers")),
                fill(template, labels, parameters));
    }

    static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** @throws Refusal tied to the field {@code zone} */
    static ZoneId zone(String typed) {
        try {
            return ZoneId.of(typed);
        } catch (DateTimeException e) {
            throw new Refusal(
                            "zone.unknown",
                            "A time zone has an IANA name such as America/Bogota, not \"" + typed + "\"",
                            typed)
                    .at("zone");
        }
    }

    /** @throws Refusal tied to the field {@code language} */
    static Language language(String typed) {
        return Language.of(typed).orElseThrow(() -> new Refusal(
                        "language.unknown", "A language is one of es, pt, en, fr, not \"" + typed + "\"", typed)
                .at("language"));
    }
}
