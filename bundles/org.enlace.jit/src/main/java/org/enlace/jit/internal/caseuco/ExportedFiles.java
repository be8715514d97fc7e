package org.enlace.jit.internal.caseuco;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.jit.caseuco.Exhibit;
import org.enlace.jit.internal.evidence.ContentStore;
import org.enlace.jit.internal.loan.CopyFiles;
import org.enlace.jit.internal.loan.LoanStore;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.loan.Borrowed;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * The files of which items consist, as court bundles have them: of items of this country, and copies that others lend and that may still be
 * used for that; for whoever opens files and reads the item whole.
 */
public final class ExportedFiles implements CaseExports.Contents {
    private final ContentStore contents;
    private final LoanStore loans;
    private final CountryCode own;
    private final BiFunction<RecordId, Caller, List<StoredFile>> files;

    /** @param files all of an item that somebody may have */
    public ExportedFiles(
            ContentStore contents,
            LoanStore loans,
            CountryCode own,
            BiFunction<RecordId, Caller, List<StoredFile>> files) {
        this.contents = contents;
        this.loans = loans;
        this.own = own;
        this.files = files;
    }

    @Override
    public Exhibit with(Exhibit item, Caller caller) {
        if (item.takenBack().isPresent() || !caller.holds(Files.READ) || !any(item)) {
            return item;
        }
        Map<RecordId, Exhibit.Attached> all = new LinkedHashMap<>();
        int leftOut = 0;
        for (StoredFile file : files.apply(item.item().id(), caller)) {
            if (file.owner().use().equals(EntryFiles.NAME)) {
                continue;
            }
            // Two that their country calls the same are not: the first stays.
            if (file.content().state() != FileState.AVAILABLE || all.putIfAbsent(known(file), attached(file)) != null) {
                leftOut++;
            }
        }
        return item.with(List.copyOf(all.values()), leftOut);
    }

    /** Of a register most items have none, which is seen at once. */
    private boolean any(Exhibit item) {
        RecordId id = item.item().id();
        return item.item().owner().equals(own)
                ? !contents.of(id).isEmpty()
                : loans.ofItem(id).stream().anyMatch(copy -> copy.state() instanceof Borrowed.Here);
    }

    private Exhibit.Attached attached(StoredFile file) {
        return new Exhibit.Attached(
                known(file),
                file.name().value(),
                file.content().mediaType(),
                file.content().sha256(),
                file.content().size());
    }

    /** By what the country of the item knows it, so that every node names it alike. */
    private RecordId known(StoredFile file) {
        return file.owner().use().equals(CopyFiles.NAME)
                ? loans.borrowed(file.owner().record())
                        .map(copy -> copy.offer().file().file())
                        .orElse(file.id())
                : file.id();
    }
}
