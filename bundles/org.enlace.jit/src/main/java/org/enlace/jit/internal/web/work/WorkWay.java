package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.access.Right;
import org.enlace.jit.custody.Custody;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.evidence.EvidenceContents.Known;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.Page;

/** What the pages of the working space share: the door, the entries, the words, the navigation. */
public final class WorkWay {
    private final Pages pages;
    private final WorkReference reference;

    public WorkWay(Pages pages, WorkReference reference) {
        this.pages = pages;
        this.reference = reference;
    }

    /** The first page of a team's working space. */
    public static String at(RecordId team) {
        return Pages.at(team) + "/work";
    }

    public Entries entries() {
        return pages.desks().entries();
    }

    public Custody custody() {
        return pages.desks().custody();
    }

    public Labels labels(Caller caller) {
        return pages.labels(caller);
    }

    /**
     * For whoever reads anything in the working space.
     *
     * @throws NotFound for everybody else
     */
    public TeamView enter(String team, Caller caller) {
        return area().door().enter(caller, RecordId.parse(team), Right.SEE_CONTENT, Right.SEE_GIVEN);
    }

    /**
     * For whoever reads everything in it: what is given to a participant are single entries, not plans or messages.
     *
     * @throws NotFound for everybody else
     */
    public TeamView enterWhole(String team, Caller caller) {
        return area().door().enter(caller, RecordId.parse(team), Right.SEE_CONTENT);
    }

    /**
     * For whoever writes entries of a kind now.
     *
     * @throws org.enlace.platform.Refusal {@code jit.not-allowed} where they read and do not write
     */
    public TeamView writing(String team, EntryKind kind, Caller caller) {
        TeamView view = enter(team, caller);
        view.require(kind.area().writing());
        return view;
    }

    /** @throws NotFound for a word that is no kind */
    public static EntryKind kind(String token) {
        return EntryKind.of(token).orElseThrow(() -> new NotFound("jit-entry-kind", token));
    }

    private SigningArea area() {
        return pages.desks().signing();
    }

    /** For one page: each item's files are looked up once, since that an item is consulted is noted each time. */
    public WorkWords words(TeamView view) {
        Map<RecordId, List<Known>> known = new HashMap<>();
        return new WorkWords(
                labels(view.caller()),
                view,
                reference,
                mine(view),
                id -> Optional.ofNullable(
                        entries().gone(view.team(), Set.of(id), view.caller()).get(id)),
                item -> known.computeIfAbsent(item, id -> known(view, id)));
    }

    /** The files of an item that the reader may know of; none where they read no files, or have to say first why they do. */
    private List<Known> known(TeamView view, RecordId item) {
        try {
            return pages.desks().contents().known(view.team(), item, view.caller());
        } catch (NotFound | Refusal | Forbidden hidden) {
            return List.of();
        }
    }

    /** The designations of the reader's account. */
    private Set<RecordId> mine(TeamView view) {
        String mark = area().marks().of(view.caller().officer());
        return view.people().stream()
                .map(Named::designation)
                .filter(one -> one.country().equals(view.own())
                        && one.mark().filter(mark::equals).isPresent())
                .map(one -> one.id())
                .collect(Collectors.toUnmodifiableSet());
    }

    public WorkReference reference() {
        return reference;
    }

    public String name(RecordId team) {
        return area().name(team);
    }

    /**
     * A page of the working space, below its navigation.
     *
     * @param tab   the token of the way it belongs to
     * @param steps between the working space and the page
     */
    public Page page(
            String title,
            String template,
            String tab,
            List<Page.Crumb> steps,
            TeamView view,
            Map<String, ?> parameters) {
        Caller caller = view.caller();
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("view", view);
        all.put("reference", name(view.team()));
        all.putIfAbsent("words", words(view));
        all.put("place", at(view.team()));
        Content body = pages.fill(template, all, caller);
        List<Page.Crumb> way = new ArrayList<>();
        if (view.allows(Right.SEE_COURSE)) {
            way.add(new Page.Crumb(name(view.team()), Pages.at(view.team())));
        }
        boolean first = tab.equals("overview");
        if (!first) {
            way.add(new Page.Crumb(labels(caller).get("work.title"), at(view.team())));
        }
        way.addAll(steps);
        return pages.page(
                title,
                "work/frame",
                way,
                caller,
                Map.of("view", view, "place", at(view.team()), "tab", tab, "body", body));
    }

    /** Which way an entry belongs to. */
    public static String tab(EntryKind kind) {
        return switch (kind.area()) {
            case MESSAGES -> "messages";
            case HOLDINGS -> "holdings";
            case HANDLING -> "handling";
            case EVIDENCE -> "evidence";
            case CLOSING -> "closing";
            case PLAN ->
                switch (kind) {
                    case ASKED, ANSWER -> "asked";
                    case MEETING, MINUTES, DECISION -> "meetings";
                    default -> "plan";
                };
        };
    }

    /** The address of what entries of a kind belong to, such as the plan. */
    public static String home(RecordId team, EntryKind kind) {
        String tab = tab(kind);
        return WorkTab.ALL.stream()
                .filter(one -> one.token().equals(tab))
                .findFirst()
                .map(one -> at(team) + one.path())
                .orElse(at(team) + "/entries?area=" + kind.area().token());
    }

    /** The step to the page that entries of a kind belong to. */
    public Page.Crumb crumb(TeamView view, EntryKind kind) {
        String tab = "work.tab." + tab(kind);
        Labels labels = labels(view.caller());
        return new Page.Crumb(
                labels.has(tab) ? labels.get(tab) : words(view).area(kind.area()), home(view.team(), kind));
    }

    /** An address with some parameters. */
    public static String address(String path, Map<String, String> parameters) {
        return EntryFilter.address(path, parameters);
    }

    public static NotFound missing(String id) {
        return new NotFound("jit-entry", id);
    }

    /** @throws NotFound where the entry is none of the kinds that a page is about */
    public static Entry of(Entry entry, EntryKind... kinds) {
        if (!Set.of(kinds).contains(entry.kind())) {
            throw missing(entry.id().toString());
        }
        return entry;
    }
}
