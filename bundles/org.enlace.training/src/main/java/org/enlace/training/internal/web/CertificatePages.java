package org.enlace.training.internal.web;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Nominations;
import org.enlace.training.Series;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.Conditions;
import org.enlace.training.certificate.Standing;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The certificates of a series: who has one, to whom one is due, what others lack; the conditions; giving and revoking all. */
@Path("/training")
@Needs("training.organise")
public final class CertificatePages {
    private static final List<String> DONE =
            List.of("certificates-issued", "certificate-issued", "certificate-conditions", "certificates-revoked");
    private static final int LINES = 50;

    private final Pages pages;

    CertificatePages(Pages pages) {
        this.pages = pages;
    }

    /** Which of those who had a seat are shown. */
    enum Shown {
        ALL,
        DUE,
        ISSUED,
        LACKING,
        DOUBTFUL;

        String token() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean has(Standing standing) {
            return switch (this) {
                case ALL -> true;
                case DUE -> standing.due();
                case ISSUED -> standing.issued();
                case LACKING -> !standing.lacks().isEmpty() && !standing.issued();
                case DOUBTFUL -> standing.doubtful();
            };
        }

        static Shown of(String token) {
            for (Shown each : values()) {
                if (each.token().equals(token)) {
                    return each;
                }
            }
            return ALL;
        }
    }

    /** A line of the summary above the list: how many, and the way to them. */
    public record Count(String label, int count, String href) {}

    @GET
    @Path("/series/{id}/certificates")
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("show") @DefaultValue("") String show,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("done") @DefaultValue("") String done) {
        return page(RecordId.parse(id), Shown.of(show), after, done, null, caller);
    }

    /** @param form of the conditions, where it was refused; else null */
    private Page page(RecordId id, Shown shown, String after, String done, Form form, Caller caller) {
        Series series = pages.desks().trainings().series(id, caller);
        Labels labels = pages.labels(caller);
        String path = path(series.id());
        List<Standing> all = pages.desks().certificates().series().standings(series.id(), caller);
        List<Standing> chosen = all.stream().filter(shown::has).toList();
        int from = from(chosen, after);
        int until = Math.min(from + LINES, chosen.size());
        int version = pages.desks().certificates().series().conditionsVersion(series.id(), caller);
        Conditions conditions = pages.desks().certificates().series().conditions(series.id(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("words", new CertificateLabels(labels));
        parameters.put("standings", chosen.subList(from, until));
        parameters.put("counts", counts(all, path, labels));
        parameters.put("title", labels.get("certificates.show." + shown.token()));
        parameters.put("due", (int) all.stream().filter(Standing::due).count());
        parameters.put("valid", (int) all.stream().filter(Standing::issued).count());
        parameters.put("doubtful", (int) all.stream().filter(Standing::doubtful).count());
        parameters.put("conditions", conditions);
        parameters.put(
                "form",
                form != null
                        ? form
                        : new Form()
                                .put("version", version)
                                .put("share", conditions.share())
                                .put("evaluation", conditions.evaluation() ? "yes" : "no"));
        parameters.put("exports", caller.holds(Nominations.EXPORT));
        parameters.put("done", Pages.done(labels, done, DONE));
        String of = path + "?show=" + shown.token();
        parameters.put(
                "next",
                until < chosen.size()
                        ? of + "&after=" + chosen.get(until - 1).nomination().id()
                        : null);
        parameters.put(
                "previous",
                from > 0
                        ? from <= LINES
                                ? of
                                : of + "&after="
                                        + chosen.get(from - LINES - 1)
                                                .nomination()
                                                .id()
                        : null);
        return pages.page(
                labels.get("certificates.title"), "certificates", List.of(Pages.crumb(series)), caller, parameters);
    }

    private static List<Count> counts(List<Standing> all, String path, Labels labels) {
        return java.util.Arrays.stream(Shown.values())
                .map(each -> new Count(
                        labels.get("certificates.show." + each.token()),
                        (int) all.stream().filter(each::has).count(),
                        path + "?show=" + each.token()))
                .toList();
    }

    private static int from(List<Standing> all, String after) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).nomination().id().toString().equals(after)) {
                return i + 1;
            }
        }
        return 0;
    }

    static String path(RecordId series) {
        return Pages.HOME + "/series/" + series + "/certificates";
    }

    @POST
    @Path("/series/{id}/certificates/conditions")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response conditions(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId series = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            Conditions conditions = new Conditions(
                    form.number("share", 0), form.get("evaluation").equals("yes"));
            pages.desks().certificates().series().set(series, form.version(), conditions, caller);
            return Pages.to(path(series), "certificate-conditions");
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of("share"), "share");
            return Response.status(422)
                    .entity(page(series, Shown.ALL, "", "", form, caller))
                    .build();
        } catch (Stale stale) {
            form.stale(pages.desks().certificates().series().conditionsVersion(series, caller), labels, "share");
            return Response.status(409)
                    .entity(page(series, Shown.ALL, "", "", form, caller))
                    .build();
        }
    }

    @GET
    @Path("/series/{id}/certificates/issue")
    @Produces("text/html")
    public Page askIssue(@Context Caller caller, @PathParam("id") String id) {
        return issuing(RecordId.parse(id), new Form(), caller);
    }

    private Page issuing(RecordId id, Form form, Caller caller) {
        Series series = pages.desks().trainings().series(id, caller);
        Labels labels = pages.labels(caller);
        List<Standing> due = pages.desks().certificates().series().standings(id, caller).stream()
                .filter(Standing::due)
                .toList();
        Map<String, Object> parameters = Map.of("series", series, "due", due, "form", form);
        return pages.page(
                labels.get("certificates.issue.title", due.size()),
                "certificates-issue",
                List.of(Pages.crumb(series), crumb(series.id(), labels)),
                caller,
                parameters);
    }

    static Page.Crumb crumb(RecordId series, Labels labels) {
        return new Page.Crumb(labels.get("certificates.title"), path(series));
    }

    @POST
    @Path("/series/{id}/certificates/issue")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response issue(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId series = RecordId.parse(id);
        Form form = Form.of(data);
        try {
            pages.desks().certificates().series().issueAll(series, caller);
            return Pages.to(path(series) + "?show=issued", "certificates-issued");
        } catch (Refusal refusal) {
            form.refused(refusal, pages.labels(caller), Set.of(), "issue");
            return Response.status(422).entity(issuing(series, form, caller)).build();
        }
    }

    @POST
    @Path("/nominations/{id}/certificate")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response issueOne(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId nomination = RecordId.parse(id);
        RecordId series = pages.desks().nominations().find(nomination, caller).series();
        Form form = Form.of(data);
        try {
            pages.desks().certificates().series().issue(nomination, caller);
            return Pages.to(path(series), "certificate-issued");
        } catch (Refusal refusal) {
            form.refused(refusal, pages.labels(caller), Set.of(), "list");
            Conditions now = pages.desks().certificates().series().conditions(series, caller);
            form.put("share", now.share())
                    .put("evaluation", now.evaluation() ? "yes" : "no")
                    .put("version", pages.desks().certificates().series().conditionsVersion(series, caller));
            return Response.status(422)
                    .entity(page(series, Shown.ALL, "", "", form, caller))
                    .build();
        }
    }

    @GET
    @Path("/series/{id}/certificates/revoke")
    @Produces("text/html")
    public Page askRevoke(@Context Caller caller, @PathParam("id") String id) {
        return revoking(RecordId.parse(id), new Form(), caller);
    }

    private Page revoking(RecordId id, Form form, Caller caller) {
        Series series = pages.desks().trainings().series(id, caller);
        Labels labels = pages.labels(caller);
        long valid = pages.desks().certificates().series().standings(id, caller).stream()
                .filter(Standing::issued)
                .count();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", labels.get("certificates.revoke.title", valid));
        parameters.put("caption", series.content().title());
        parameters.put("path", path(series.id()) + "/revoke");
        parameters.put("back", path(series.id()));
        parameters.put("words", new CertificateLabels(labels));
        parameters.put("form", form);
        return pages.page(
                labels.get("certificates.revoke.title", valid),
                "certificate-revoke",
                List.of(Pages.crumb(series), crumb(series.id(), labels)),
                caller,
                parameters);
    }

    @POST
    @Path("/series/{id}/certificates/revoke")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response revoke(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId series = RecordId.parse(id);
        Form form = Form.of(data);
        try {
            Certificate.Reason reason = Certificate.Reason.of(form.get("reason"));
            pages.desks().certificates().series().revokeAll(series, reason, form.get("note"), caller);
            return Pages.to(path(series), "certificates-revoked");
        } catch (Refusal refusal) {
            form.refused(refusal, pages.labels(caller), Set.of("reason", "note"), "reason");
            return Response.status(422).entity(revoking(series, form, caller)).build();
        }
    }
}
