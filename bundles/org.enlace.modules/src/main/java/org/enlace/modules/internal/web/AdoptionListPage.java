package org.enlace.modules.internal.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionState;
import org.enlace.modules.Adoptions;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Caller;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Link;
import org.enlace.web.ui.Tag;

/** What the country adopted, narrowed by module and by how it stands. */
@Path("/modules/adoptions")
@Needs("adoptions.read")
public final class AdoptionListPage {
    private final Adoptions adoptions;
    private final KnownModules modules;
    private final Room room;

    AdoptionListPage(Adoptions adoptions, KnownModules modules, Room room) {
        this.adoptions = adoptions;
        this.modules = modules;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("module") @DefaultValue("") String module,
            @QueryParam("state") @DefaultValue("") String state) {
        Labels labels = room.labels(caller);
        LocalDate today = adoptions.today();
        List<Adopted> all = adoptions.all(caller);
        List<Item> items = new ArrayList<>();
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", labels.get("form.any"))));
        for (Adopted adopted : all) {
            String title = modules.title(adopted.module(), caller.language());
            choices.add(Choice.of(adopted.module(), title));
            for (Adoption one : adopted.all()) {
                AdoptionState now = adopted.state(one, today);
                if ((module.isEmpty() || module.equals(one.module()))
                        && (state.isEmpty() || state.equals(now.code()))) {
                    items.add(item(one, now, title, labels));
                }
            }
        }
        return room.ofAdoptions(
                labels.get("adoptions.title"),
                "adoptions",
                caller,
                Map.of(
                        "items", items,
                        "none", all.isEmpty(),
                        "module", module,
                        "state", state,
                        "modules", choices,
                        "selected", selected(module, state, labels, caller),
                        "lacking", lacking(labels, caller)));
    }

    private static Item item(Adoption one, AdoptionState state, String module, Labels labels) {
        Tag tag = labels.tag(state);
        return Item.of(one.terms().instrument().title(), "/modules/adoptions/" + one.id())
                .tags(tag)
                .facts(
                        module,
                        labels.of(one.terms().instrument().kind()) + " "
                                + one.terms().instrument().number(),
                        one.terms().authority(),
                        labels.figures(one.terms()));
    }

    /** Installed modules that take no new work for want of an adoption. */
    private List<String> lacking(Labels labels, Caller caller) {
        List<String> lacking = new ArrayList<>();
        for (ModuleFeature feature : modules.installed().features()) {
            if (adoptions.required(feature.adoption())
                    && !adoptions.standing(feature.id()).inForce()) {
                lacking.add(modules.title(feature.id(), caller.language()) + ": "
                        + labels.of(adoptions.standing(feature.id())));
            }
        }
        return lacking;
    }

    /** The filters in force, each with the address of the list without it. */
    private List<Link> selected(String module, String state, Labels labels, Caller caller) {
        List<Link> links = new ArrayList<>();
        if (!module.isEmpty()) {
            links.add(new Link(
                    labels.get("adoption.module") + ": " + modules.title(module, caller.language()),
                    address("state", state)));
        }
        if (!state.isEmpty()) {
            String shown = labels.has("state." + state) ? labels.get("state." + state) : state;
            links.add(new Link(labels.get("adoption.state") + ": " + shown, address("module", module)));
        }
        return links;
    }

    private static String address(String name, String value) {
        return value.isEmpty()
                ? "/modules/adoptions"
                : "/modules/adoptions?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
