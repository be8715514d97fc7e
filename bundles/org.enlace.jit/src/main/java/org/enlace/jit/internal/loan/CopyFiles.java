package org.enlace.jit.internal.loan;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.TeamFileUse;
import org.enlace.jit.internal.evidence.EvidenceConfig;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies of evidence that others lend to this country, each a file: put in and erased by the node, read by whoever may read the item. */
@Component(service = FileUse.class, configurationPid = EvidenceConfig.PID)
public final class CopyFiles extends TeamFileUse {
    public static final String NAME = "jit-copy";

    private final Supplier<LoanArea> area;

    @Activate
    public CopyFiles(
            @Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> area, EvidenceConfig config) {
        this(new Lazily<>(area), config.largest());
    }

    private CopyFiles(Supplier<LoanArea> area, long largest) {
        super(NAME, "loan.copies", largest, Set.of(ANY), LoanBook.COPY);
        this.area = area;
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static CopyFiles of(Supplier<LoanArea> area, long largest) {
        return new CopyFiles(area, largest);
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        return area.get().copies().owner(id, caller);
    }

    @Override
    public void attached(StoredFile.Attached file, Caller caller) {
        area.get().ending().arrived(file);
    }

    @Override
    public void gone(StoredFile file, Caller caller) {
        area.get().ending().gone(file, caller);
    }
}
