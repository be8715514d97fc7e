package org.enlace.jit.internal.bundle;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.TeamFileUse;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.NotFound;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The files of bundles: made by the node alone, and given out by {@link BundleDesk#fetch} alone, which asks and notes more than files do.
 * Whoever had a hand in one, or looks after files, holds and erases it like any other, and opens it nowhere else.
 */
@Component(service = FileUse.class)
public final class BundleFiles extends TeamFileUse {
    public static final String NAME = "jit-bundle";

    /** 500 GB. */
    private static final long LARGEST = 500_000_000_000L;

    private final Supplier<BundleArea> area;

    @Activate
    public BundleFiles(@Reference(service = BundleArea.class) ComponentServiceObjects<BundleArea> area) {
        this(new Lazily<>(area));
    }

    private BundleFiles(Supplier<BundleArea> area) {
        super(NAME, "bundle.title", LARGEST, Set.of("application/zip"), BundleDesk.KIND);
        this.area = area;
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static BundleFiles of(Supplier<BundleArea> area) {
        return new BundleFiles(area);
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        Optional<Bundle> found = area.get().book().find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Bundle bundle = found.get();
        String title = area.get().book().name(bundle);
        if (caller.origin().door() == Origin.Door.NODE && caller.officer().equals(BundleRounds.KEEPER.officer())) {
            return Optional.of(new Owner(title, BundleDesk.path(bundle), NeedToKnow.OPEN, true, false));
        }
        boolean seen = seen(bundle, caller);
        if (seen && BundleDesk.hand(bundle, caller)) {
            NeedToKnow hands = NeedToKnow.inPerson(BundleDesk.hands(bundle));
            return Optional.of(new Owner(title, BundleDesk.path(bundle), hands, false, false, true));
        }
        // Whoever erases files looks after all of them; who else places holds does so where they belong.
        return caller.holds(Files.ERASE) || seen && caller.holds(Files.HOLD)
                ? Optional.of(Owner.kept(id, BundleDesk.path(bundle)))
                : Optional.empty();
    }

    private boolean seen(Bundle bundle, Caller caller) {
        try {
            area.get().desk().enter(bundle.team(), caller);
            return true;
        } catch (NotFound e) {
            return false;
        }
    }

    @Override
    public void attached(StoredFile.Attached file, Caller caller) {
        area.get().rounds().attached(file);
    }
}
