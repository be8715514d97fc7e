package org.enlace.jit.internal.web.agreement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementRoom.Spot;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** What stands around the clauses of a draft: basis, last day, languages; and its parties. */
@Path("/jit")
@Needs("jit.read")
public final class FramePages {
    private static final int SPARE = 2;

    private final AgreementRoom room;
    private final DraftPages whole;

    public FramePages(AgreementRoom room, DraftPages whole) {
        this.room = room;
        this.whole = whole;
    }

    @GET
    @Path("/teams/{id}/drafts/{kind}/frame")
    @Produces("text/html")
    public Page frame(@Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind) {
        Spot spot = room.spot(id, kind, caller);
        Drafts.Shown shown = room.draft(spot, caller);
        DraftContent now = shown.draft().content();
        Form form = new Form()
                .put("version", shown.draft().version())
                .put("basis", now.basis())
                .put("zone", now.zone().getId())
                .put("source", now.source().tag())
                .putAll("languages", now.languages().stream().map(Language::tag).toList());
        now.lastDay().ifPresent(day -> form.putDay("lastDay", day));
        return framing(spot, form, caller);
    }

    private Page framing(Spot spot, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("spot", spot.path());
        parameters.put("kind", spot.kind());
        parameters.put("form", form);
        parameters.put("bases", whole.bases(form.get("basis"), labels));
        parameters.put("sources", sources(form.get("source"), labels));
        return room.page(spot, true, labels.get("agreement.frame"), "frame", caller, parameters);
    }

    private static List<Choice> sources(String chosen, Labels labels) {
        List<Choice> all = new ArrayList<>();
        for (Language language : Language.values()) {
            all.add(Choice.of(language.tag(), language.ownName())
                    .selected(language.tag().equals(chosen)));
        }
        return all;
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}/frame")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response saveFrame(
            @Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind, FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        Labels labels = room.labels(caller);
        Optional<LocalDate> day = Optional.empty();
        if (form.hasDay("lastDay")) {
            day = Optional.ofNullable(form.read("lastDay", labels, () -> form.day("lastDay")));
        }
        ZoneId zone = form.read("zone", labels, () -> zone(form.get("zone")));
        if (form.wrong()) {
            return Response.status(422).entity(framing(spot, form, caller)).build();
        }
        Optional<LocalDate> last = day;
        boolean agreement = spot.kind() == InstrumentKind.AGREEMENT;
        return room.done(
                () -> {
                    Set<Language> languages = languages(form);
                    Language source = Language.of(form.get("source")).orElse(caller.language());
                    if (agreement) {
                        room.catalogue().known(form.get("basis"));
                    }
                    room.drafts()
                            .revise(
                                    spot.team().team(),
                                    spot.kind(),
                                    form.version(),
                                    (now, version) -> now.framed(
                                            agreement ? form.get("basis") : now.basis(),
                                            last,
                                            zone,
                                            agreement ? languages : now.languages(),
                                            source),
                                    caller);
                    return Pages.to(spot.path(), "draft-saved");
                },
                form,
                caller,
                Set.of("basis", "zone", "languages", "source", "lastDay"),
                "basis",
                again -> framing(spot, again, caller),
                () -> room.version(spot, caller));
    }

    private static Set<Language> languages(Form form) {
        Set<Language> languages = new TreeSet<>();
        form.all("languages").forEach(tag -> Language.of(tag).ifPresent(languages::add));
        return languages;
    }

    private static ZoneId zone(String typed) {
        String id = typed.strip();
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new Refusal(
                            "jit.zone",
                            "\"" + Form.cut(id) + "\" is no time zone; write one like America/Bogota",
                            Form.cut(id))
                    .at("zone");
        }
        return ZoneId.of(id);
    }

    @GET
    @Path("/teams/{id}/drafts/{kind}/parties")
    @Produces("text/html")
    public Page parties(@Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind) {
        Spot spot = room.spot(id, kind, caller);
        Drafts.Shown shown = room.draft(spot, caller);
        Form form = new Form().put("version", shown.draft().version());
        int line = 0;
        for (Party party : shown.draft().content().parties()) {
            form.put("country-" + line, party.country().value())
                    .put("competent-" + line, party.competent())
                    .put("central-" + line, party.central())
                    .putAll("paper-" + line, party.onPaper() ? List.of("yes") : List.of());
            line++;
        }
        form.put("lines", Math.min(DraftContent.MOST_PARTIES, line + SPARE));
        return between(spot, form, caller);
    }

    private Page between(Spot spot, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("spot", spot.path());
        parameters.put("kind", spot.kind());
        parameters.put("form", form);
        parameters.put("lines", lines(form));
        return room.page(spot, true, labels.get("agreement.parties"), "parties", caller, parameters);
    }

    private static int lines(Form form) {
        try {
            return Math.max(1, Math.min(DraftContent.MOST_PARTIES, Integer.parseInt(form.get("lines"))));
        } catch (NumberFormatException e) {
            return DraftContent.MOST_PARTIES;
        }
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}/parties")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response saveParties(
            @Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind, FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        Labels labels = room.labels(caller);
        List<Party> parties = new ArrayList<>();
        for (int line = 0; line < lines(form); line++) {
            int at = line;
            if (!form.get("country-" + line).isEmpty()) {
                Party party = form.read(
                        "country-" + line,
                        labels,
                        () -> new Party(
                                new CountryCode(form.get("country-" + at)),
                                form.get("competent-" + at),
                                form.get("central-" + at),
                                form.all("paper-" + at).contains("yes")));
                if (party != null) {
                    parties.add(party);
                }
            }
        }
        if (form.wrong()) {
            return Response.status(422).entity(between(spot, form, caller)).build();
        }
        return room.done(
                () -> {
                    room.drafts()
                            .revise(
                                    spot.team().team(),
                                    spot.kind(),
                                    form.version(),
                                    (now, version) -> now.between(parties),
                                    caller);
                    return Pages.to(spot.path(), "draft-saved");
                },
                form,
                caller,
                Set.of(),
                "country-0",
                again -> between(spot, again, caller),
                () -> room.version(spot, caller));
    }
}
