package org.enlace.jit.internal.web.bundle;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.files.Erasure;
import org.enlace.jit.Place;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.Bundle.Making;
import org.enlace.jit.bundle.Bundle.Prepared;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.bundle.Translated;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.UseWords;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** The bundles of a team: a list, one of them, and the form that prepares one. */
@Path("/jit")
@Needs("jit.read")
public final class BundlePages {
    /** How many items stand there to be ticked; others are named by their numbers. */
    private static final int TICKED = 50;

    /** How many translations are looked through for what is said beside the items. */
    private static final int TRANSLATIONS = 2_000;

    private static final Set<String> FIELDS = fields();

    private final WorkWay way;
    private final Supplier<BundleArea> area;

    public BundlePages(WorkWay way, Supplier<BundleArea> area) {
        this.way = way;
        this.area = area;
    }

    private static Set<String> fields() {
        Set<String> all =
                new HashSet<>(Set.of("court", "reference", "language", "use", "items", "numbers", "withheld"));
        for (int i = 0; i < BundleForm.LINES; i++) {
            all.addAll(Set.of("what-" + i, "ground-" + i, "words-" + i));
        }
        return Set.copyOf(all);
    }

    static String at(RecordId team) {
        return Pages.at(team) + "/bundles";
    }

    private BundleDesk desk() {
        return area.get().desk();
    }

    private Page page(String title, String template, boolean below, TeamView view, Map<String, Object> parameters) {
        Labels labels = way.labels(view.caller());
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("say", new BundleWords(labels));
        all.put("path", at(view.team()));
        List<Page.Crumb> steps = new ArrayList<>();
        steps.add(new Page.Crumb(labels.get("work.tab.evidence"), WorkWay.at(view.team()) + "/evidence"));
        if (below) {
            steps.add(new Page.Crumb(labels.get("bundle.title"), at(view.team())));
        }
        return way.page(title, template, "evidence", steps, view, all);
    }

    @GET
    @Path("/teams/{id}/bundles")
    @Produces("text/html")
    public Page list(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = desk().enter(RecordId.parse(team), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("bundles", desk().list(view.team(), caller));
        parameters.put("acts", BundleDesk.acts(view));
        return page(way.labels(caller).get("bundle.title"), "bundle/list", false, view, parameters);
    }

    @GET
    @Path("/teams/{id}/bundles/new")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = acting(team, caller);
        return asking(view, Form.opened().put("language", caller.language().tag()));
    }

    private TeamView acting(String team, Caller caller) {
        TeamView view = desk().enter(RecordId.parse(team), caller);
        view.require(org.enlace.jit.access.Right.EVALUATE);
        return view;
    }

    private Page asking(TeamView view, Form form) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("lines", BundleForm.lines(form));
        parameters.put("items", items(view, form));
        parameters.put("use", new UseWords(way.labels(view.caller())).choices(form.get("use")));
        return page(way.labels(view.caller()).get("bundle.new"), "bundle/new", true, view, parameters);
    }

    /** The newest items that the caller sees whole. */
    private List<Choice> items(TeamView view, Form form) {
        List<Choice> all = new ArrayList<>();
        TranslationWords translated = new TranslationWords(
                way.labels(view.caller()),
                Language.of(form.get("language")).orElse(view.caller().language()));
        Map<RecordId, List<Entry>> told =
                way.entries().all(view.team(), Set.of(EntryKind.TRANSLATION), TRANSLATIONS, view.caller()).stream()
                        .filter(seen -> seen.kept().isEmpty())
                        .map(Seen::entry)
                        .collect(Collectors.groupingBy(
                                entry -> entry.content().id("about").orElseThrow()));
        EntryQuery evidence = new EntryQuery(Set.of(EntryKind.EVIDENCE), Optional.empty(), "", Optional.empty());
        for (Seen seen : way.entries()
                .list(view.team(), evidence, Place.FIRST, TICKED, view.caller())
                .items()) {
            String id = seen.entry().id().toString();
            String number = EvidenceNumber.of(way.name(view.team()), seen.entry())
                    .map(EvidenceNumber::toString)
                    .orElse("");
            if (EvidenceDoor.whole(view, seen) && !number.isEmpty()) {
                String codes = String.join(
                        " ",
                        seen.entry().handling().codes().stream().map(Enum::name).toList());
                all.add(Choice.of(id, number + " · " + seen.title() + " · " + codes)
                        .hint(translated.hint(told.getOrDefault(seen.entry().id(), List.of())))
                        .selected(form.all("item").contains(id)));
            }
        }
        return all;
    }

    @POST
    @Path("/teams/{id}/bundles/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response prepare(@Context Caller caller, @PathParam("id") String team, FormData data) {
        TeamView view = acting(team, caller);
        Form form = Form.of(data);
        if (!form.get("more").isEmpty()) {
            return Response.ok(asking(view, form)).build();
        }
        try {
            BundleRequest request = BundleForm.read(view.team(), form, desk().exhibits(), caller);
            Bundle bundle = desk().prepare(view.team(), request, form.opening(), caller);
            return Pages.to(BundleDesk.path(bundle), "prepared");
        } catch (Refusal refusal) {
            form.refused(refusal, way.labels(caller), FIELDS, "items");
            return Response.status(422).entity(asking(view, form)).build();
        }
    }

    @GET
    @Path("/teams/{id}/bundles/{bundle}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("bundle") String id,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = desk().enter(RecordId.parse(team), caller);
        Bundle bundle = desk().find(view.team(), RecordId.parse(id), caller);
        return shown(view, bundle, done);
    }

    private Page shown(TeamView view, Bundle bundle, String done) {
        Caller caller = view.caller();
        Labels labels = way.labels(caller);
        boolean own = bundle.prepared().hands().contains(caller.officer());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("bundle", bundle);
        parameters.put(
                "done",
                Set.of("prepared", "approved", "declined", "again").contains(done)
                        ? labels.get("bundle.done." + done)
                        : "");
        Map<RecordId, Seen> items = named(view, bundle);
        parameters.put("items", items);
        parameters.put("uses", uses(items, labels));
        boolean told = desk().told(bundle, caller);
        parameters.put("told", told);
        Map<RecordId, String> files = told ? files(bundle, caller) : Map.of();
        parameters.put("files", files);
        parameters.put(
                "carried",
                new CarriedWords(labels)
                        .of(
                                bundle.team(),
                                told && bundle.state() instanceof Prepared
                                        ? desk().shown(bundle, caller)
                                        : Optional.empty()));
        parameters.put("stopped", stopped(view, bundle, items, files, labels));
        parameters.put(
                "translations",
                told && looks(bundle)
                        ? new TranslationWords(labels, bundle.request().language())
                                .pages(translations(bundle, items, caller))
                        : Optional.empty());
        parameters.put("decides", bundle.state() instanceof Prepared && BundleDesk.acts(view) && !own);
        parameters.put("waits", bundle.state() instanceof Prepared && own);
        Optional<Erasure> erased = desk().erased(bundle);
        parameters.put("erased", erased);
        parameters.put(
                "fetches",
                bundle.state() instanceof Made
                        && erased.isEmpty()
                        && BundleDesk.acts(view)
                        && BundleDesk.hand(bundle, caller));
        parameters.put("again", BundleDesk.acts(view) && BundleDesk.hand(bundle, caller));
        return page(labels.get("bundle.one"), "bundle/show", true, view, parameters);
    }

    /** Why it was stopped, with the file that is damaged for whoever may know of it; empty where it was not. */
    private String stopped(
            TeamView view, Bundle bundle, Map<RecordId, Seen> items, Map<RecordId, String> files, Labels labels) {
        if (!(bundle.state() instanceof Stopped stopped)) {
            return "";
        }
        return stopped.damaged()
                .filter(one -> files.containsKey(one.file()) && items.containsKey(one.item()))
                .map(one -> labels.get(
                        "refusal.jit.bundle-damaged",
                        files.get(one.file()),
                        EvidenceNumber.of(
                                        way.name(view.team()),
                                        items.get(one.item()).entry())
                                .map(EvidenceNumber::toString)
                                .orElse("–")))
                .orElseGet(() -> new BundleWords(labels).stopped(stopped));
    }

    /** What the files of a bundle are called, and those that are withheld from it, for whoever reads them now. */
    private Map<RecordId, String> files(Bundle bundle, Caller caller) {
        Map<RecordId, String> names = new HashMap<>();
        try {
            for (RecordId item : bundle.request().items()) {
                desk().exhibits()
                        .files()
                        .of(item, caller)
                        .forEach(file -> names.put(file.id(), file.name().value()));
            }
        } catch (Refusal | Forbidden hidden) {
            // They read no files, or have to say first why they do.
            return Map.of();
        }
        return names;
    }

    /** Whether what is told now is what goes into it: a bundle that was made says itself what was told then. */
    private static boolean looks(Bundle bundle) {
        return bundle.state() instanceof Prepared || bundle.state() instanceof Making;
    }

    /** What is told now of translations among the files of a bundle, by the numbers of the items. */
    private Map<String, List<Translated>> translations(Bundle bundle, Map<RecordId, Seen> items, Caller caller) {
        Map<String, List<Translated>> all = new TreeMap<>();
        try {
            for (RecordId id : bundle.request().items()) {
                if (items.containsKey(id)) {
                    all.put(
                            EvidenceNumber.of(
                                            way.name(bundle.team()),
                                            items.get(id).entry())
                                    .map(EvidenceNumber::toString)
                                    .orElse("–"),
                            desk().exhibits()
                                    .translations(
                                            bundle.team(), id, bundle.request().files(), caller));
                }
            }
        } catch (NotFound | Refusal | Forbidden hidden) {
            return Map.of();
        }
        return all;
    }

    /** What each of some items may be used for, in words. */
    static Map<RecordId, String> uses(Map<RecordId, Seen> items, Labels labels) {
        Map<RecordId, String> uses = new HashMap<>();
        items.forEach((id, seen) ->
                uses.put(id, new UseWords(labels).names(seen.entry().uses())));
        return uses;
    }

    /** The items of a bundle that the reader may know of. */
    private Map<RecordId, Seen> named(TeamView view, Bundle bundle) {
        Set<RecordId> ids = new HashSet<>(bundle.request().items());
        bundle.request().withheld().forEach(one -> ids.add(one.item()));
        return way.entries().named(view.team(), ids, view.caller());
    }

    @POST
    @Path("/teams/{id}/bundles/{bundle}/again")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response again(
            @Context Caller caller, @PathParam("id") String team, @PathParam("bundle") String id, FormData data) {
        Bundle bundle = desk().again(
                        RecordId.parse(team), RecordId.parse(id), Form.of(data).version(), caller);
        return Pages.to(BundleDesk.path(bundle), "again");
    }
}
