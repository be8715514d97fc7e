package org.enlace.jit.internal.signing;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The scanned acts of texts that were signed, for whoever may know how the team came about. */
@Component(service = FileUse.class)
public final class ActFiles implements FileUse {
    public static final String NAME = "jit-act";

    private static final long LARGEST = 50_000_000;
    private static final Set<String> TYPES = Set.of("application/pdf", "image/png", "image/jpeg", "image/tiff");

    private final Texts texts = Texts.of(ActFiles.class);
    private final Supplier<SigningArea> area;

    @Activate
    public ActFiles(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        Supplier<Desks> lazily = new Lazily<>(desks);
        area = () -> lazily.get().signing();
    }

    ActFiles(Supplier<SigningArea> area) {
        this.area = area;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "signing.acts");
    }

    @Override
    public long largest() {
        return LARGEST;
    }

    @Override
    public Set<String> mediaTypes() {
        return TYPES;
    }

    @Override
    public Permission read() {
        return JitPermissions.READ;
    }

    @Override
    public Permission add() {
        return JitPermissions.READ;
    }

    @Override
    public Duration retention() {
        return Duration.ZERO;
    }

    @Override
    public String ownerKind() {
        return "jit-instrument";
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
