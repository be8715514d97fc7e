package org.enlace.jit.internal.web.evidence;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.web.Ui;

/** What a digital item consists of, on the item's page: how many files, what has to be looked at, and the way to them. */
public final class ContentPart {
    private final Pages pages;

    public ContentPart(Pages pages) {
        this.pages = pages;
    }

    /** Of another country's item where its files are; of the own country's nothing for a thing, and for whoever does not see what stands around it. */
    public Content of(Seen seen, Caller caller) {
        Entry item = seen.entry();
        if (item.kind() != EntryKind.EVIDENCE || !caller.holds(Files.READ)) {
            return Ui.text("");
        }
        EvidenceContents desk = pages.desks().contents();
        Labels labels = pages.labels(caller);
        boolean digital = item.content().word("nature").equals("digital");
        if (!item.owner().equals(pages.desks().country())) {
            return pages.fill(
                    "evidence/elsewhere",
                    Map.of(
                            "title",
                            labels.get(digital ? "content.title" : "loan.title"),
                            "text",
                            labels.get("content.elsewhere", labels.country(item.owner())),
                            "path",
                            Pages.at(item.team()) + "/loans"),
                    caller);
        }
        Optional<FileUse.Owner> owner = desk.owner(item.id(), caller);
        if (owner.isEmpty() || owner.get().reasonNeeded() || !desk.takes(item.id(), caller)) {
            return Ui.text("");
        }
        return pages.fill(
                "evidence/part",
                Map.of(
                        "contents",
                        desk.of(item.team(), item.id(), caller),
                        "path",
                        owner.get().path(),
                        "changeable",
                        owner.get().changeable()),
                caller);
    }
}
