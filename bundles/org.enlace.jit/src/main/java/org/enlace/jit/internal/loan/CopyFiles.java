package org.enlace.jit.internal.loan;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.evidence.EvidenceConfig;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies of evidence that others lend to this country, each a file: put in and erased by the node, read by whoever may read the item. */
@Component(service = FileUse.class, configurationPid = EvidenceConfig.PID)
public final class CopyFiles implements FileUse {
    public static final String NAME = "jit-copy";

    private final Texts texts = Texts.of(CopyFiles.class);
    private final Supplier<LoanArea> area;
    private final long largest;

    @Activate
    public CopyFiles(
            @Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> area, EvidenceConfig config) {
        this(new Lazily<>(area), config.largest());
    }

    private CopyFiles(Supplier<LoanArea> area, long largest) {
        this.area = area;
        this.largest = largest;
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static CopyFiles of(Supplier<LoanArea> area, long largest) {
        return new CopyFiles(area, largest);
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
        return texts.get(language, "loan.copies");
    }

    @Override
    public long largest() {
        return largest;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(ANY);
    }

    @Override
    public Permission read() {
        return JitPermissions.READ;
    }

    @Override
    public Permission add() {
        return JitPermissions.READ;
    }

    /** The term is the loan's, which may be taken back. */
    @Override
    public Duration retention() {
        return Duration.ZERO;
    }

    @Override
    public String ownerKind() {
        return LoanBook.COPY;
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
