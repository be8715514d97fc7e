package org.enlace.jit.internal;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Team;
import org.enlace.jit.TeamState;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The documents of a team on this node: they are there for whoever may read how the team came about, and do not travel. */
@Component(service = FileUse.class)
public final class TeamDocuments extends TeamFileUse {
    public static final String NAME = "jit-document";

    private static final long LARGEST = 100_000_000;
    /** What is taken of documents, pictures and tables. */
    public static final Set<String> TYPES = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "image/tiff",
            "text/plain",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Supplier<Rooms> rooms;

    @Activate
    public TeamDocuments(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(NAME, "team.documents", LARGEST, TYPES, Team.KIND);
        Supplier<Desks> lazily = new Lazily<>(desks);
        rooms = () -> lazily.get().rooms();
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        return rooms.get()
                .open(id, caller)
                .map(stored -> new Owner(
                        stored.core().reference() + " "
                                + stored.core().request().subject(),
                        "/jit/teams/" + id,
                        NeedToKnow.OPEN,
                        stored.state().compareTo(TeamState.ARCHIVED) < 0
                                && (caller.holds(JitPermissions.PREPARE) || caller.holds(JitPermissions.CENTRAL)),
                        false));
    }
}
