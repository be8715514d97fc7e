package org.enlace.modules.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionState;
import org.enlace.modules.Adoptions;
import org.enlace.modules.Standing;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.reference.Countries;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The national adoption sheet: what the country has adopted as of today, to be printed and signed. */
@Path("/modules/adoptions/sheet")
@Needs("adoptions.read")
public final class AdoptionSheet {
    private static final Set<AdoptionState> TOLD =
            EnumSet.of(AdoptionState.IN_FORCE, AdoptionState.LAPSING, AdoptionState.UPCOMING, AdoptionState.LAPSED);

    private final Adoptions adoptions;
    private final KnownModules modules;
    private final Countries countries;
    private final Node node;
    private final Room room;

    AdoptionSheet(Adoptions adoptions, KnownModules modules, Countries countries, Node node, Room room) {
        this.adoptions = adoptions;
        this.modules = modules;
        this.countries = countries;
        this.node = node;
        this.room = room;
    }

    /**
     * An adoption on the sheet.
     *
     * @param module what the module is called
     */
    public record Line(String module, Adoption adoption, AdoptionState state) {}

    @GET
    @Produces("text/html")
    public Page sheet(@Context Caller caller) {
        Labels labels = room.labels(caller);
        List<Line> lines = new ArrayList<>();
        for (Adopted adopted : adoptions.all(caller)) {
            String title = modules.title(adopted.module(), caller.language());
            for (Adoption one : adopted.all()) {
                AdoptionState state = adopted.state(one, adoptions.today());
                if (TOLD.contains(state)) {
                    lines.add(new Line(title, one, state));
                }
            }
        }
        return room.ofAdoptions(
                labels.get("sheet.title"),
                "adoption-sheet",
                caller,
                Map.of(
                        "country", countries.name(node.country(), caller.language()),
                        "today", adoptions.today(),
                        "lines", lines,
                        "without", without(caller)));
    }

    /** Installed modules that are used without an adoption in force. */
    private List<String> without(Caller caller) {
        Map<String, Standing> standings = adoptions.standings();
        return modules.installed().features().stream()
                .map(ModuleFeature::id)
                .filter(id -> !standings.getOrDefault(id, new Standing.None()).inForce())
                .map(id -> modules.title(id, caller.language()))
                .toList();
    }
}
