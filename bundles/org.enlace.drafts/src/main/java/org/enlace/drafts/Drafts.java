package org.enlace.drafts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;

/**
 * Drafts of forms, one for each officer and form; whoever acts for another officer has drafts of their own there. A service. Kept for 30 days after they were
 * last saved, 50 for an officer: then the oldest goes. That a draft was begun and discarded is in the audit, what it says is not.
 */
public interface Drafts {
    Permission USE = new Permission("drafts.use");

    /** What the audit calls one. */
    String KIND = "draft";

    /** Characters that names and values have together at most. */
    int LARGEST = 300_000;

    /** The most drafts of an officer. */
    int MOST = 50;

    /** After so many days a draft that nobody goes on with is erased. */
    int DAYS = 30;

    /** The caller's own draft of a form; empty without the permission to have drafts. */
    Optional<Draft> find(FormAddress form, Caller caller);

    /**
     * Keeps what stands in a form, in place of what was kept before.
     *
     * @throws org.enlace.platform.Refusal {@code drafts.too-large}
     */
    Draft keep(FormAddress form, Map<String, List<String>> fields, Caller caller);

    /** It is not needed any more, because the form was sent or its officer says so; nothing where there is none. */
    void discard(FormAddress form, Caller caller);
}
