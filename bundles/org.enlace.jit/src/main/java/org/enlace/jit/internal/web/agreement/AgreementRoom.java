package org.enlace.jit.internal.web.agreement;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.jit.internal.agreement.TeamFacts;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.Page;

/** What the pages of agreements share. */
public final class AgreementRoom {
    private final Pages pages;
    private final Supplier<Agreements> agreements;

    public AgreementRoom(Pages pages, Supplier<Agreements> agreements) {
        this.pages = pages;
        this.agreements = agreements;
    }

    /** The draft of a kind in a team that a page is about, with what the caller may do there. */
    record Spot(TeamFacts.Known team, InstrumentKind kind) {
        String path() {
            return Pages.at(team.team()) + "/drafts/" + kind.token();
        }
    }

    Pages pages() {
        return pages;
    }

    Drafts drafts() {
        return agreements.get().drafts();
    }

    Proposals proposals() {
        return agreements.get().proposals();
    }

    ClauseCatalogue catalogue() {
        return drafts().catalogue();
    }

    Agreements.Paper paper() {
        return agreements.get().paper();
    }

    /** The team as a reader knows it. */
    TeamFacts.Known team(String id, Caller caller) {
        return agreements.get().facts().read(RecordId.parse(id), caller);
    }

    /** The draft that an address names, for somebody who writes. */
    Spot spot(String id, String kind, Caller caller) {
        InstrumentKind known = kind(kind);
        return new Spot(agreements.get().facts().write(RecordId.parse(id), caller), known);
    }

    static InstrumentKind kind(String token) {
        return InstrumentKind.of(token)
                .filter(InstrumentKind::drafted)
                .orElseThrow(() -> new NotFound(Drafts.KIND, token));
    }

    Drafts.Shown draft(Spot spot, Caller caller) {
        return drafts().find(spot.team().team(), spot.kind(), caller)
                .orElseThrow(() -> new NotFound(Drafts.KIND, spot.kind().token()));
    }

    /** The list of drafts and proposals. */
    static String list(RecordId team) {
        return Pages.at(team) + "/proposals";
    }

    /** The version of a draft that there has to be. */
    int version(Spot spot, Caller caller) {
        int version = drafts().version(spot.team().team(), spot.kind(), caller);
        if (version == 0) {
            throw new NotFound(Drafts.KIND, spot.kind().token());
        }
        return version;
    }

    Labels labels(Caller caller) {
        return pages.labels(caller);
    }

    /** A page below a draft; at the draft itself where {@code below} is false. */
    Page page(Spot spot, boolean below, String title, String template, Caller caller, Map<String, ?> parameters) {
        List<Page.Crumb> way = way(spot.team(), caller);
        if (below) {
            way.add(new Page.Crumb(
                    labels(caller).get("agreement.draft." + spot.kind().token()), spot.path()));
        }
        return filled(way, spot.team(), title, template, caller, parameters);
    }

    /** A page below the list of texts. */
    Page page(TeamFacts.Known team, String title, String template, Caller caller, Map<String, ?> parameters) {
        return filled(way(team, caller), team, title, template, caller, parameters);
    }

    /** The list of texts itself. */
    Page hub(TeamFacts.Known team, String title, String template, Caller caller, Map<String, ?> parameters) {
        return filled(List.of(crumb(team)), team, title, template, caller, parameters);
    }

    private Page filled(
            List<Page.Crumb> way,
            TeamFacts.Known team,
            String title,
            String template,
            Caller caller,
            Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("team", team);
        return pages.page(title, "agreement/" + template, way, caller, all);
    }

    private List<Page.Crumb> way(TeamFacts.Known team, Caller caller) {
        List<Page.Crumb> way = new ArrayList<>();
        way.add(crumb(team));
        way.add(new Page.Crumb(labels(caller).get("agreement.texts"), list(team.team())));
        return way;
    }

    private static Page.Crumb crumb(TeamFacts.Known team) {
        return new Page.Crumb(team.title(), Pages.at(team.team()));
    }

    /**
     * Does what a form asks; where it is refused or late the form is shown again with what was typed.
     *
     * @param work   gives where to go afterwards
     * @param again  the form's page
     * @param latest the version of the draft as it is now
     * @param focus  the field of whatever the form has no field for
     */
    Response done(
            Supplier<Response> work,
            Form form,
            Caller caller,
            Set<String> fields,
            String focus,
            Function<Form, Page> again,
            Supplier<Integer> latest) {
        IntFunction<Response> shown =
                status -> Response.status(status).entity(again.apply(form)).build();
        try {
            return work.get();
        } catch (Refusal refusal) {
            form.refused(refusal, labels(caller), fields, focus);
            return shown.apply(422);
        } catch (Stale stale) {
            form.stale(latest.get(), labels(caller), focus);
            return shown.apply(409);
        }
    }
}
