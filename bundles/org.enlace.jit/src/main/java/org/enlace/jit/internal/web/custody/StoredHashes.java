package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
import java.util.List;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.work.Seen;
import org.enlace.web.Ui;

/** The hashes of what is stored of an item, for forms of events that take one: nobody types what the node has computed. */
final class StoredHashes {
    private final List<EvidenceContents.Content> all;
    private final Seen seen;

    private StoredHashes(List<EvidenceContents.Content> all, Seen seen) {
        this.all = all;
        this.seen = seen;
    }

    /** None for whoever does not read files, and of items whose contents are elsewhere. */
    static StoredHashes of(Pages pages, TeamView view, Seen seen) {
        boolean there = view.caller().holds(Files.READ)
                && pages.desks().contents().takes(seen.entry().id(), view.caller());
        return new StoredHashes(
                there
                        ? pages.desks()
                                .contents()
                                .of(view.team(), seen.entry().id(), view.caller())
                                .all()
                        : List.of(),
                seen);
    }

    private static boolean takes(EventKind kind) {
        return EventFields.of(kind).contains(EventField.AFTER);
    }

    /**
     * Fills in the hash of one, with its name and size; of a verification, what was found. The first event of an item with a single file is
     * about that.
     *
     * @param chosen the file whose hash it is about; empty for none
     */
    void fill(Form form, EventKind kind, String chosen, CustodyWords words) {
        if (!takes(kind)) {
            return;
        }
        boolean only = chosen.isEmpty() && kind == EventKind.ACQUIRED && all.size() == 1;
        all.stream()
                .filter(one -> only || one.file().id().toString().equals(chosen))
                .findFirst()
                .ifPresent(one -> fill(form, kind, one, words));
    }

    private void fill(Form form, EventKind kind, EvidenceContents.Content one, CustodyWords words) {
        StoredFile.Content content = one.file().content();
        String hash = content.sha256().value();
        if (kind == EventKind.HASH_VERIFIED) {
            form.put(EventField.BEFORE.token(), hash);
            form.put(EventField.METHOD.token(), words.get("content.method"));
            if (one.outcome().wrong() && one.found().isEmpty()) {
                // Nothing was found that could be written down: the file could not be read to its end.
                hash = "";
            } else {
                hash = one.found().map(Object::toString).orElse(hash);
            }
        }
        form.put(EventField.AFTER.token(), hash);
        form.put(
                EventField.REMARKS.token(),
                words.get("content.remark", one.file().name().value(), String.valueOf(content.size())));
    }

    /** A link for each that fills the form in; none where the kind takes no hash. */
    List<Content> links(EventKind kind, CustodyWords words) {
        if (!takes(kind)) {
            return List.of();
        }
        String path = ChainView.path(seen.entry()) + "/events/new/" + kind.token() + "?content=";
        return all.stream()
                .map(one -> Ui.link(one.file().name().value(), path + one.file().id()))
                .toList();
    }
}
