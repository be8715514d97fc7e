package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.files.FilePanels;
import org.enlace.files.FileUse;
import org.enlace.files.OwnerRef;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.evidence.ContentPart;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.internal.work.FileDesk;
import org.enlace.jit.internal.work.FileDesk.Paper;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.web.Ui;

/** The files of an entry on its page: those there are, the form that adds one, and how far they are on their way. */
public final class FilePart {
    /** How much of a hash tells two papers of one name apart. */
    private static final int SHOWN = 12;

    private final Pages pages;
    private final Supplier<FilePanels> panels;
    private final ContentPart contents;

    public FilePart(Pages pages, Supplier<FilePanels> panels) {
        this.pages = pages;
        this.panels = panels;
        contents = new ContentPart(pages);
    }

    /**
     * Nothing where the reader may not read them, or has yet to say why.
     *
     * @param done what was just done with one
     */
    Content of(Seen seen, String done, Caller caller) {
        Entry entry = seen.entry();
        FileDesk desk = pages.desks().work().files();
        Optional<FileUse.Owner> owner = desk.owner(entry.id(), caller).filter(one -> !one.reasonNeeded());
        if (owner.isEmpty()) {
            return Ui.text("");
        }
        Labels labels = pages.labels(caller);
        Content panel = panels.get().of(new OwnerRef(EntryFiles.NAME, entry.id()), done, caller);
        Content digital = contents.of(seen, caller);
        boolean evidence = entry.kind() == EntryKind.EVIDENCE;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("panel", panel);
        parameters.put("changeable", owner.get().changeable());
        parameters.put("text", labels.get(evidence ? "content.papers.text" : "work.files.text"));
        List<Paper> papers = evidence ? desk.papers(entry.id(), caller) : List.of();
        parameters.put("papers", papers(papers, labels));
        parameters.put("lend", WorkWay.at(entry.team()) + "/evidence/" + entry.id() + "/lend");
        parameters.put("ways", rows(desk.ways(entry.id(), caller), entry, labels));
        return Ui.join(digital, pages.fill("work/files", parameters, caller));
    }

    /** Where papers of an item of this country are. */
    private static List<List<Content>> papers(List<Paper> papers, Labels labels) {
        List<List<Content>> rows = new ArrayList<>();
        for (Paper one : papers) {
            boolean alone = papers.stream()
                            .filter(other -> other.name().equals(one.name()))
                            .count()
                    == 1;
            rows.add(List.of(
                    Ui.text(
                            alone
                                    ? one.name()
                                    : one.name() + " · SHA-256 " + one.sha256().substring(0, SHOWN) + "…"),
                    Ui.text(
                            one.given().isEmpty()
                                    ? labels.get("content.papers.home")
                                    : labels.get(
                                            "content.papers.given",
                                            one.given().stream()
                                                    .map(labels::country)
                                                    .collect(Collectors.joining(", "))))));
        }
        return rows;
    }

    private static List<List<Content>> rows(List<FileDesk.Way> ways, Entry entry, Labels labels) {
        List<List<Content>> rows = new ArrayList<>();
        for (FileDesk.Way way : ways) {
            way.carried()
                    .forEach((country, carried) -> rows.add(List.of(
                            Ui.text(way.name()),
                            Ui.text(labels.country(country)),
                            Ui.text(labels.get("carried." + carried.token())))));
            if (way.damaged()) {
                rows.add(List.of(
                        Ui.text(way.name()),
                        Ui.text(labels.country(entry.owner())),
                        Ui.text(labels.get("work.files.damaged"))));
            }
            if (way.parts() > 0) {
                rows.add(List.of(
                        Ui.text(way.name()),
                        Ui.text(labels.country(entry.owner())),
                        Ui.text(labels.get("work.files.here", way.here(), way.parts()))));
            }
        }
        return rows;
    }
}
