package org.enlace.jit.internal.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.files.Erasure;
import org.enlace.files.Files;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.inbox.Inbox;
import org.enlace.jit.Stamp;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.EntryTraces;
import org.enlace.jit.internal.work.Mentions;
import org.enlace.jit.retention.Certificate;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;

/**
 * Erases an item and certifies it, in one transaction: either all of it is gone and the certificate is there, or nothing has happened.
 * The court bundles that hold a copy are erased with it, and what was told of its translations. The chain of custody, the number and the hashes stay.
 */
final class Eraser {
    private final Supplier<Desks> desks;
    private final JitStores stores;
    private final Changes changes;
    private final Inbox inbox;
    private final Supplier<Files> files;
    private final Assessments assessments;
    private final Sealer sealer;

    Eraser(
            Supplier<Desks> desks,
            JitStores stores,
            Changes changes,
            Inbox inbox,
            Supplier<Files> files,
            Assessments assessments,
            Sealer sealer) {
        this.desks = desks;
        this.stores = stores;
        this.changes = changes;
        this.inbox = inbox;
        this.files = files;
        this.assessments = assessments;
        this.sealer = sealer;
    }

    /**
     * In the current transaction. That its ground stands was looked at in it.
     *
     * @throws IllegalStateException where a file would be left, which undoes all of it
     */
    Certificate erase(Retention retention, Instant at) {
        Assessments.Ground ground = assessments.of(retention.item()).orElseThrow();
        Entry item = ground.item();
        RecordId id = changes.next();
        List<StoredFile> all = assessments.files(item.id());
        int versions = stores.entries().entries().versions(ground.stored()).size();
        String rule = retention.term().rule().id();
        for (StoredFile file : all) {
            if (file.owner().use().equals(EvidenceFiles.NAME)) {
                erase(file, "The term of keeping is over, rule " + rule + "; certificate " + id);
            }
        }
        // What a court was given is the court's; what lies here is a copy.
        for (StoredFile file : assessments.bundled(item)) {
            erase(file, "The term of keeping an item in it is over, rule " + rule + "; certificate " + id);
        }
        Set<CountryCode> told = desks.get()
                .work()
                .expire(
                        item.id(),
                        "Its term of keeping is over: "
                                + retention.term().rule().source());
        translations(item);
        inbox.clear(Mentions.USE, item.id());
        if (!assessments.files(item.id()).isEmpty()
                || !assessments.bundled(item).isEmpty()) {
            throw new IllegalStateException("A file came to the item " + item.id() + " while it was erased");
        }
        Certificate certificate = new Certificate(
                id,
                item.owner(),
                item.team(),
                desks.get().signing().name(item.team()),
                item.id(),
                assessments.number(item.team(), item.id()),
                versions,
                gone(all),
                strands(ground.log()),
                retention.term(),
                retention.proposed(),
                act(retention.first().orElseThrow()),
                act(retention.second().orElseThrow()),
                at,
                List.copyOf(told),
                copies(item),
                Optional.of(lent(item)));
        stores.retention()
                .add(new RetentionStore.Sealed(
                        id,
                        item.id(),
                        item.team(),
                        at,
                        certificate.text(),
                        sealer.seal(certificate.bytes()),
                        !told.isEmpty()));
        return certificate;
    }

    /** What was told of its papers names them by their hashes, and who translated them. */
    private void translations(Entry item) {
        Set<RecordId> told = stores.entries().traces().links(EntryKind.TRANSLATION, Set.of(item.id())).stream()
                .map(EntryTraces.Link::entry)
                .collect(Collectors.toSet());
        stores.entries().entries().find(told).values().stream()
                .map(EntryStore.Stored::entry)
                .filter(one -> one.owner().equals(item.owner()))
                .forEach(one -> desks.get().work().expire(one.id(), "The term of keeping its item is over"));
    }

    private void erase(StoredFile file, String reason) {
        files.get().erase(file.id(), file.version(), reason, Assessments.KEEPER);
    }

    private static Certificate.Act act(Stamp stamp) {
        return new Certificate.Act(stamp.officer(), stamp.at());
    }

    /** What is certified of each file is what the files themselves prove. */
    private List<Certificate.Gone> gone(List<StoredFile> all) {
        List<Certificate.Gone> gone = new ArrayList<>();
        for (StoredFile file : all) {
            Erasure proof = files.get()
                    .erased(file.id(), Assessments.KEEPER)
                    .orElseThrow(() -> new IllegalStateException("The file " + file.id() + " is still there"));
            gone.add(new Certificate.Gone(
                    file.id(), proof.sha256(), proof.size(), new Sha256(Hashing.sha256(proof.statement()))));
        }
        return gone;
    }

    private static List<Certificate.Strand> strands(CustodyLog log) {
        TreeMap<CountryCode, List<CustodyEvent>> by = new TreeMap<>();
        log.events().stream().map(SealedEvent::event).forEach(one -> by.computeIfAbsent(
                        one.country(), key -> new ArrayList<>())
                .add(one));
        return by.entrySet().stream()
                .map(one -> new Certificate.Strand(
                        one.getKey(),
                        one.getValue().size(),
                        one.getValue().stream()
                                .max(Comparator.comparing(CustodyEvent::sequence)
                                        .thenComparing(event -> event.hash().value()))
                                .orElseThrow()
                                .hash()))
                .toList();
    }

    /** The copies that were lent of its files, with what their nodes have said so far. */
    private List<Certificate.Lent> lent(Entry item) {
        return assessments.loans(item).stream()
                .flatMap(loan -> stores.loans().copies(loan.id()).stream())
                .map(copy -> new Certificate.Lent(
                        copy.country(),
                        copy.file().file(),
                        copy.last().stage().token(),
                        copy.last().proof().map(proof -> new Sha256(Hashing.sha256(proof.statement())))))
                .limit(Certificate.MOST)
                .toList();
    }

    /** The bundles with a copy, which are erased with it or were before. */
    private List<Certificate.Copy> copies(Entry item) {
        List<Certificate.Copy> copies = new ArrayList<>();
        for (Bundle bundle : assessments.made(item)) {
            Bundle.Made made = (Bundle.Made) bundle.state();
            Optional<Sha256> statement = files.get()
                    .erased(made.file(), Assessments.KEEPER)
                    .map(proof -> new Sha256(Hashing.sha256(proof.statement())));
            copies.add(new Certificate.Copy(bundle.id(), made.sha256(), statement));
        }
        return copies;
    }
}
