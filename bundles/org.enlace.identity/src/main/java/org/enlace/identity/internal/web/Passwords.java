package org.enlace.identity.internal.web;

import java.util.Set;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;

/** New passwords in forms: typed twice, because nobody sees them. */
final class Passwords {
    private static final Set<String> NEW = Set.of("password", "next");

    private Passwords() {}

    static void same(FormData data, Form form, Labels labels) {
        if (!data.first("new-password").equals(data.first("repeat-password"))) {
            form.wrong("repeat-password", labels.get("page.password.differs"));
        }
    }

    /** A refusal of a new password, at the field where it is typed. */
    static Refusal placed(Refusal refusal) {
        return refusal.field().filter(NEW::contains).isPresent()
                        || refusal.field().isEmpty() && refusal.code().startsWith("password.")
                ? refusal.at("new-password")
                : refusal;
    }
}
