package org.enlace.jit.internal.signing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.TeamFileUse;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The scanned acts of texts that were signed, for whoever may know how the team came about. */
@Component(service = FileUse.class)
public final class ActFiles extends TeamFileUse {
    public static final String NAME = "jit-act";

    private static final long LARGEST = 50_000_000;
    private static final Set<String> TYPES = Set.of("application/pdf", "image/png", "image/jpeg", "image/tiff");

    private final Supplier<SigningArea> area;

    @Activate
    public ActFiles(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(NAME, "signing.acts", LARGEST, TYPES, "jit-instrument");
        Supplier<Desks> lazily = new Lazily<>(desks);
        area = () -> lazily.get().signing();
    }

    /** Belongs to the text; who may add one is decided where it is signed. */
    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        SigningArea signing = area.get();
        return signing.standings().team(id).map(team -> {
            TeamView view = signing.door().view(caller, team);
            return new Owner(
                    texts.get(caller.language(), "signing.acts"),
                    "/jit/teams/" + team + "/instruments",
                    signing.door().readers(team, Right.SEE_COURSE),
                    view.allows(Right.SIGN) || view.allows(Right.PROPOSE),
                    false);
        });
    }
}
