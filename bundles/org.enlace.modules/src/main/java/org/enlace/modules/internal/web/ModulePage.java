package org.enlace.modules.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.history.Change;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Paging;
import org.enlace.web.Ui;
import org.enlace.web.ui.Button;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Table;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.TimelineEntry;

/** One module: what it is, how it stands, what can be done with it, and what became of it. */
@Path("/modules")
@Needs("modules.read")
public final class ModulePage {
    private static final int NEWEST = 5;

    private final ModulePages.Parts parts;
    private final Room room;

    ModulePage(ModulePages.Parts parts, Room room) {
        this.parts = parts;
        this.room = room;
    }

    @GET
    @Path("{id}")
    @Produces("text/html")
    public Page show(@Context Caller caller, @PathParam("id") String id) {
        ModuleDetails details = parts.modules().info(ModuleIds.require(id));
        InstalledModule module = details.module();
        ModuleWords words = new ModuleWords(room.labels(caller));
        List<Change> changes = parts.history().list(Optional.of(id), Optional.empty(), NEWEST + 1);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("title", words.in(module.title(), id));
        parameters.put("lead", words.in(details.summary(), ""));
        parameters.put("module", module);
        parameters.put("standing", parts.adoptions().standing(id));
        parameters.put("tags", tags(module, words));
        parameters.put("rows", rows(details, words, caller));
        parameters.put("actions", caller.holds(Modules.MANAGE) ? actions(module, changes, words) : List.of());
        parameters.put("troubles", Troubles.of(details, parts.node().version(), words));
        parameters.put("problems", details.problems());
        parameters.put("permissions", permissions(details, words));
        parameters.put("bundles", bundles(details, words));
        parameters.put("entries", entries(changes.subList(0, Math.min(NEWEST, changes.size())), words, caller));
        parameters.put("more", changes.size() > NEWEST);
        return room.ofModules(words.in(module.title(), id), "module", caller, parameters);
    }

    private Tag[] tags(InstalledModule module, ModuleWords words) {
        Tag state = words.tag(module.state());
        return parts.standing(module.id())
                .map(standing -> new Tag[] {state, words.tag(standing)})
                .orElse(new Tag[] {state});
    }

    /** What became of all modules. */
    @GET
    @Path("history")
    @Produces("text/html")
    public Page all(@Context Caller caller, @Context Paging paging) {
        ModuleWords words = new ModuleWords(room.labels(caller));
        return history(words.get("history.title"), Optional.empty(), caller, paging, words);
    }

    /** What became of one module, also where it is not here any more. */
    @GET
    @Path("{id}/history")
    @Produces("text/html")
    public Page one(@Context Caller caller, @PathParam("id") String id, @Context Paging paging) {
        ModuleWords words = new ModuleWords(room.labels(caller));
        String title = words.get("history.title.of", name(ModuleIds.require(id), words));
        return history(
                title, Optional.of(id), caller, paging, words, new Page.Crumb(name(id, words), "/modules/" + id));
    }

    private Page history(
            String title,
            Optional<String> module,
            Caller caller,
            Paging paging,
            ModuleWords words,
            Page.Crumb... crumbs) {
        List<Change> part = parts.history()
                .list(module, Optional.ofNullable(paging.after()).map(RecordId::parse), paging.size() + 1);
        boolean more = part.size() > paging.size();
        List<Change> shown = more ? part.subList(0, paging.size()) : part;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("title", title);
        parameters.put("entries", entries(shown, words, caller));
        parameters.put(
                "next", more ? paging.next(shown.get(shown.size() - 1).id().toString()) : null);
        return room.ofModules(title, "module-history", caller, parameters, crumbs);
    }

    private String name(String id, ModuleWords words) {
        return parts.modules().list().stream()
                .filter(module -> module.id().equals(id))
                .findFirst()
                .map(module -> words.in(module.title(), id))
                .orElse(id);
    }

    /** @param changes what became of the module, newest first */
    private List<Content> actions(InstalledModule module, List<Change> changes, ModuleWords words) {
        String id = module.id();
        List<Content> actions = new ArrayList<>();
        parts.offers()
                .newest(id)
                .filter(offer -> offer.beside(Optional.of(module.version())) == Offer.Kind.UPGRADE)
                .ifPresent(offer -> actions.add(Ui.linkButton(
                        words.get("module.do.upgrade", offer.version()),
                        PlanPage.address(id, "upgrade", offer.version()))));
        changes.stream()
                .filter(change -> change.outcome().equals("done"))
                .findFirst()
                .filter(change -> change.operation().equals("upgrade"))
                .flatMap(Change::from)
                .ifPresent(before -> actions.add(
                        Ui.button(Button.link(words.get("module.do.rollback", before), PlanPage.address(id, "rollback"))
                                .secondary())));
        actions.add(Ui.button(Button.link(words.get("module.do.remove"), PlanPage.address(id, "remove"))
                .secondary()));
        return actions;
    }

    private List<SummaryRow> rows(ModuleDetails details, ModuleWords words, Caller caller) {
        InstalledModule module = details.module();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(words.get("module.id"), module.id()));
        rows.add(SummaryRow.of(
                words.get("module.row.version"),
                Ui.join(
                        Ui.text(module.version() + ", " + words.get("module.row.since") + " "),
                        Ui.moment(module.since(), caller))));
        rows.add(SummaryRow.of(
                words.get("module.row.pages"),
                module.pages().isEmpty() ? words.get("module.none") : String.join(", ", module.pages())));
        rows.add(SummaryRow.of(
                words.get("module.row.records"),
                details.schema()
                        .map(stored -> words.get("module.row.schema", stored.schema(), stored.version()))
                        .orElse(words.get("module.row.no-records"))));
        String note = words.in(details.dataNote(), "");
        if (!note.isEmpty()) {
            rows.add(SummaryRow.of(words.get("module.row.data"), note));
        }
        rows.add(SummaryRow.of(words.get("module.row.platform"), details.platform()));
        rows.add(SummaryRow.of(words.get("module.row.size"), words.size(details.bytes())));
        rows.add(SummaryRow.of(
                words.get("module.row.archive"), details.archive().getFileName().toString()));
        return rows;
    }

    private static Table permissions(ModuleDetails details, ModuleWords words) {
        return Table.of(
                words.get("module.permissions"),
                List.of(
                        Table.Column.of(words.get("module.permission.what")),
                        Table.Column.of(words.get("module.permission.name")),
                        Table.Column.of(words.get("module.permission.roles"))),
                details.permissions().stream()
                        .map(grant -> List.of(
                                Ui.text(words.in(
                                        grant.title(), grant.permission().value())),
                                Ui.text(grant.permission().value()
                                        + (grant.secondFactor() ? " · " + words.get("module.permission.factor") : "")),
                                Ui.text(String.join(", ", grant.roles()))))
                        .toList());
    }

    private static Table bundles(ModuleDetails details, ModuleWords words) {
        return Table.of(
                        words.get("module.bundles"),
                        List.of(
                                Table.Column.of(words.get("module.bundle.name")),
                                Table.Column.of(words.get("module.row.version")),
                                Table.Column.of(words.get("module.bundle.state"))),
                        details.bundles().stream()
                                .map(bundle -> List.of(
                                        Ui.text(bundle.name()),
                                        Ui.text(bundle.version()),
                                        Ui.text(bundle.state()
                                                + (bundle.shared() ? " · " + words.get("module.bundle.shared") : ""))))
                                .toList())
                .captionHidden();
    }

    static List<TimelineEntry> entries(List<Change> changes, ModuleWords words, Caller caller) {
        return changes.stream()
                .map(change -> HistoryLine.of(change, words, caller))
                .toList();
    }
}
