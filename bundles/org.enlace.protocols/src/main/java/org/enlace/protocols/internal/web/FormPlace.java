package org.enlace.protocols.internal.web;

import org.enlace.protocols.Edition;
import org.enlace.protocols.Protocol;

/**
 * Where the form of a document stands: a new record, a record that is corrected, or a draft of a version.
 *
 * @param title      the key of its heading
 * @param action     where it is sent
 * @param back       where giving up leads
 * @param version    of the record or draft as it is now; 0 for a new one
 * @param sent       the version that what is sent next changes: an earlier one where nobody saw yet what stands there now
 * @param stale      whether the form was opened on an earlier one
 * @param named      whether a reference can be given
 * @param controlled whether it is a version under control, which says what changes and from when
 */
public record FormPlace(
        String title,
        String action,
        String back,
        int version,
        int sent,
        boolean stale,
        boolean named,
        boolean controlled) {
    static FormPlace fresh() {
        return new FormPlace("form.new", "/protocols/new", "/protocols", 0, 0, false, true, false);
    }

    /** @param opened the version the form was opened on */
    static FormPlace of(Protocol protocol, int opened) {
        String page = "/protocols/" + protocol.id();
        return new FormPlace(
                "form.edit",
                page + "/edit",
                page,
                protocol.version(),
                protocol.version(),
                protocol.version() != opened,
                false,
                false);
    }

    static FormPlace draft() {
        return new FormPlace("version.new", "/protocols/versions/new", "/protocols/versions", 0, 0, false, false, true);
    }

    static FormPlace of(Edition edition, int opened) {
        String page = "/protocols/versions/" + edition.id();
        return new FormPlace(
                "version.edit",
                page + "/edit",
                page,
                edition.revision(),
                edition.revision(),
                edition.revision() != opened,
                false,
                true);
    }

    /** Still on the version it was opened on, so that sending it is told once more that there is a later one. */
    FormPlace on(int opened) {
        return new FormPlace(title, action, back, version, opened, stale, named, controlled);
    }
}
