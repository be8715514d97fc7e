package org.enlace.jit.internal.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.bundle.Exhibit.Missing;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.loan.CopyFiles;
import org.enlace.jit.internal.loan.LoanStore;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.loan.Borrowed;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** The files of items of evidence that are here, for whoever may open them, and what is known of those that are not. */
public final class ItemFiles {
    /** What files of items are kept for; a use that is not there has none. */
    private static final List<String> USES = List.of(EntryFiles.NAME, EvidenceFiles.NAME);

    private final Supplier<Desks> desks;
    private final EntryStore entries;
    private final LoanStore loans;
    private final Supplier<Files> files;

    public ItemFiles(Supplier<Desks> desks, JitStores stores, Supplier<Files> files) {
        this.desks = desks;
        entries = stores.entries().entries();
        loans = stores.loans();
        this.files = files;
    }

    /** Those of an item that are there, oldest first: its own, and copies that its country lends, each content of these once. */
    public List<StoredFile> of(RecordId item, Caller caller) {
        List<StoredFile> all = new ArrayList<>();
        USES.forEach(use -> all.addAll(attached(new OwnerRef(use, item), caller)));
        Set<Sha256> there = new HashSet<>();
        all.forEach(file -> there.add(file.content().sha256()));
        for (Borrowed copy : loans.ofItem(item)) {
            // One that is wanted back, or not allowed any more for what it was lent for, is nobody's to read.
            if (copy.state() instanceof Borrowed.Here && !copy.takenBack() && allowed(copy)) {
                attached(new OwnerRef(CopyFiles.NAME, copy.offer().id()), caller).stream()
                        .filter(file -> there.add(file.content().sha256()))
                        .forEach(all::add);
            }
        }
        all.sort(Comparator.comparing((StoredFile one) -> one.added().at())
                .thenComparing(one -> one.id().toString()));
        return all;
    }

    /**
     * Those of an item that go into a bundle.
     *
     * @param number   what the item is called
     * @param withheld what stays out
     * @param left     of that, what was found nowhere yet: what the item has is taken from it
     * @throws Refusal {@code jit.bundle-file-state} for one that cannot be had
     */
    List<StoredFile> in(RecordId item, String number, Set<RecordId> withheld, Set<RecordId> left, Caller caller) {
        List<StoredFile> all = new ArrayList<>();
        for (StoredFile file : of(item, caller)) {
            if (withheld.contains(file.id())) {
                left.remove(file.id());
            } else if (file.content().state() != FileState.AVAILABLE) {
                throw new Refusal(
                                "jit.bundle-file-state",
                                "\"" + file.name() + "\" of " + number
                                        + " cannot be had as long as the scanner has not passed it; wait, or withhold it",
                                file.name(),
                                number)
                        .at("items");
            } else {
                all.add(file);
            }
        }
        return all;
    }

    /** What is known of an item's contents and is not here, withheld or not. */
    List<Missing> missing(RecordId item, CustodyLog log, Caller caller) {
        Map<Sha256, Missing> all = new LinkedHashMap<>();
        for (Borrowed copy : loans.ofItem(item)) {
            var file = copy.offer().file();
            all.putIfAbsent(
                    file.sha256(), new Missing(Optional.of(file.name()), file.sha256(), Optional.of(file.size())));
        }
        log.content()
                .map(Sha256::new)
                .ifPresent(hash -> all.putIfAbsent(hash, new Missing(Optional.empty(), hash, Optional.empty())));
        of(item, caller).forEach(file -> all.remove(file.content().sha256()));
        return List.copyOf(all.values());
    }

    private boolean allowed(Borrowed copy) {
        String team = desks.get().signing().name(copy.offer().team());
        return UseLimits.limit(copy.offer(), entries, team).isEmpty();
    }

    private List<StoredFile> attached(OwnerRef owner, Caller caller) {
        try {
            return files.get().of(owner, caller).stream()
                    .filter(StoredFile.Attached.class::isInstance)
                    .toList();
        } catch (NotFound none) {
            // Nothing keeps files for this here.
            return List.of();
        }
    }
}
