package org.enlace.jit.internal.web.bundle;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.bundle.BundleDesk.Enveloped;
import org.enlace.jit.internal.bundle.BundleDesk.Fetched;
import org.enlace.jit.internal.bundle.CourtEnvelope;
import org.enlace.jit.internal.bundle.Exhibit;
import org.enlace.jit.internal.bundle.Review;
import org.enlace.jit.internal.bundle.Translated;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.UseWords;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** What takes a fresh proof of who one is: to approve or decline what another prepared, and to fetch what was made. */
@Path("/jit")
@Needs("jit.read")
@StepUp
public final class DecisionPages {
    private static final Set<String> FIELDS = Set.of("decision", "read", "basis", "reason");

    private final WorkWay way;
    private final Supplier<BundleArea> area;

    public DecisionPages(WorkWay way, Supplier<BundleArea> area) {
        this.way = way;
        this.area = area;
    }

    private BundleDesk desk() {
        return area.get().desk();
    }

    @GET
    @Path("/teams/{id}/bundles/{bundle}/decide")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String team, @PathParam("bundle") String id) {
        Bundle bundle = find(team, id, caller);
        return asking(team, bundle, new Form().put("version", bundle.version()), caller);
    }

    private Bundle find(String team, String id, Caller caller) {
        RecordId of = RecordId.parse(team);
        desk().enter(of, caller).require(org.enlace.jit.access.Right.EVALUATE);
        return desk().find(of, RecordId.parse(id), caller);
    }

    private Page asking(String team, Bundle bundle, Form form, Caller caller) {
        TeamView view = desk().enter(RecordId.parse(team), caller);
        Labels labels = way.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("bundle", bundle);
        parameters.put("form", form);
        BundleWords say = new BundleWords(labels);
        parameters.put("say", say);
        Optional<Review> review = desk().shown(bundle, caller);
        form.put("reviewed", review.map(Review::digest).orElse(""));
        parameters.put("asked", review.filter(one -> one.carried().decided()).isPresent());
        parameters.put("carried", new CarriedWords(labels).of(bundle.team(), review));
        List<Exhibit> items = review.map(Review::items).orElse(List.of());
        parameters.put("missing", say.missing(items));
        Map<String, List<Translated>> told = new TreeMap<>();
        items.forEach(one -> told.put(one.number(), one.translations()));
        parameters.put(
                "translations", new TranslationWords(labels, bundle.request().language()).pages(told));
        parameters.put("uses", uses(view, bundle, labels));
        parameters.put("path", BundleDesk.path(bundle));
        return way.page(
                labels.get("bundle.decide"),
                "bundle/decide",
                "evidence",
                List.of(
                        new Page.Crumb(labels.get("bundle.title"), BundlePages.at(view.team())),
                        new Page.Crumb(labels.get("bundle.one"), BundleDesk.path(bundle))),
                view,
                parameters);
    }

    /** What each item that the reader knows of may be used for. */
    private List<String> uses(TeamView view, Bundle bundle, Labels labels) {
        Map<RecordId, Seen> items =
                way.entries().named(view.team(), Set.copyOf(bundle.request().items()), view.caller());
        UseWords say = new UseWords(labels);
        return bundle.request().items().stream()
                .flatMap(id -> Optional.ofNullable(items.get(id)).stream())
                .map(seen -> EvidenceNumber.of(way.name(view.team()), seen.entry())
                                .map(EvidenceNumber::toString)
                                .orElse("–")
                        + " · " + labels.get("entry.field.uses") + ": "
                        + say.names(seen.entry().uses()))
                .toList();
    }

    @POST
    @Path("/teams/{id}/bundles/{bundle}/decide")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response decide(
            @Context Caller caller, @PathParam("id") String team, @PathParam("bundle") String id, FormData data) {
        Bundle bundle = find(team, id, caller);
        Form form = Form.of(data);
        Labels labels = way.labels(caller);
        boolean approves = form.get("decision").equals("approve");
        if (!approves && !form.get("decision").equals("decline")) {
            form.wrong("decision", labels.get("bundle.decision.missing"));
        } else if (approves && form.get("read").isEmpty()) {
            form.wrong("read", labels.get("bundle.read.missing"));
        }
        if (!form.wrong()) {
            try {
                RecordId of = bundle.team();
                if (approves) {
                    BundleDesk.Decision decision = new BundleDesk.Decision(form.get("reviewed"), form.get("basis"));
                    desk().approve(of, bundle.id(), form.version(), decision, caller);
                } else {
                    desk().decline(of, bundle.id(), form.version(), form.get("reason"), caller);
                }
                return Pages.to(BundleDesk.path(bundle), approves ? "approved" : "declined");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "decision");
            }
        }
        return Response.status(422).entity(asking(team, bundle, form, caller)).build();
    }

    @GET
    @Path("/teams/{id}/bundles/{bundle}/file")
    public Response fetch(@Context Caller caller, @PathParam("id") String team, @PathParam("bundle") String id) {
        return answer(desk().fetch(RecordId.parse(team), RecordId.parse(id), caller));
    }

    @POST
    @Path("/teams/{id}/bundles/{bundle}/file")
    @Consumes(Pages.FORM)
    public Response envelope(
            @Context Caller caller, @PathParam("id") String team, @PathParam("bundle") String id, FormData data) {
        return answer(desk().fetch(
                        RecordId.parse(team), RecordId.parse(id), Form.of(data).get("certificate"), caller));
    }

    /** What was made, encrypted to a court's key while it is read. */
    public static Response answer(Enveloped enveloped) {
        StreamingOutput body = out -> {
            try (InputStream in = enveloped.content()) {
                OutputStream envelope = CourtEnvelope.to(enveloped.court(), out);
                in.transferTo(envelope);
                // Not where that failed: what was cut is not to look as if it were whole.
                envelope.close();
            }
        };
        return Download.of(enveloped.name(), "application/pkcs7-mime", body).build();
    }

    /** What was made, as it is read from the disk. */
    public static Response answer(Fetched fetched) {
        StreamingOutput body = out -> {
            try (InputStream in = fetched.content()) {
                in.transferTo(out);
            }
        };
        return Download.of(fetched.name(), "application/zip", body)
                .header("Content-Length", fetched.size())
                .build();
    }
}
