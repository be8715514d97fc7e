package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.documents.Documents;
import org.enlace.documents.internal.Press;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.BundleComponent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.AuditExtracts;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.bundle.BundleFiles;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.bundle.PaperOfBundles;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Use;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** A team of Colombia and Brazil whose evidence Colombia brings to a court. */
final class Courthouse implements AutoCloseable {
    static final Caller PREPARER = Parties.MEMBER;
    static final Caller APPROVER = Parties.LEADER;
    private static final Press PRESS = new Press();

    final Items items;
    final TestNode node;
    final BundleComponent area;

    /** What the audit says of each item. */
    AuditExtracts audit = (item, about) -> new byte[0];

    /** Makes documents. */
    Documents documents = PRESS;

    /** Where files are. */
    Supplier<Files> files;

    Courthouse(TestDatabase database) {
        this(new Items(database, BR));
    }

    Courthouse(Items items) {
        this(items, CO);
    }

    /** Another country of the team brings its evidence to a court. */
    Courthouse(Items items, CountryCode country) {
        this.items = items;
        node = items.node(country);
        files = node.files::service;
        area = BundleComponent.of(new BundleComponent.Ground(
                () -> node.desks,
                node.stores,
                node.changes,
                node.inbox(),
                node.keys,
                () -> files.get(),
                (item, about) -> audit.of(item, about),
                () -> PaperOfBundles.of(() -> node.desks, set -> List.of(), () -> documents)));
        node.files.use(BundleFiles.of(() -> area));
    }

    RecordId team() {
        return items.room.team;
    }

    BundleDesk desk() {
        return area.desk();
    }

    /** Taken by Colombia, with what happened to it. */
    Entry seized() {
        Entry item = items.item(CO);
        items.write(CO, item, EventKind.COLLECTED);
        items.write(CO, item, EventKind.SEALED);
        items.write(CO, item, EventKind.ACCESSED);
        return item;
    }

    /** Taken by Brazil, and received by Colombia. */
    Entry received() {
        Entry item = items.item(BR);
        items.write(BR, item, EventKind.COLLECTED);
        var out = items.out(BR, item, CO);
        items.carry();
        items.answer(CO, item, EventKind.RECEIVED, out);
        items.carry();
        return item;
    }

    StoredFile file(Entry item, String name, byte[] content) {
        return node.database.transactions().call(() -> node.files
                .service()
                .add(
                        new OwnerRef(EntryFiles.NAME, item.id()),
                        new FileName(name),
                        new ByteArrayInputStream(content),
                        PREPARER));
    }

    /** Somebody of Colombia says that a paper of an item is a translation. */
    Entry translated(
            Entry item,
            Optional<StoredFile> original,
            StoredFile paper,
            Optional<StoredFile> certificate,
            String from,
            String to) {
        List<String> fields = new ArrayList<>(List.of(
                "about",
                item.id().toString(),
                "translation",
                paper.content().sha256().value(),
                "from",
                from,
                "to",
                to,
                "translator",
                "Perita Luna",
                "authority",
                "Juzgado 3",
                "day",
                "2027-03-01"));
        original.ifPresent(file ->
                fields.addAll(List.of("original", file.content().sha256().value())));
        certificate.ifPresent(file ->
                fields.addAll(List.of("certificate", file.content().sha256().value())));
        return items.room.write(CO, EntryKind.TRANSLATION, fields.toArray(String[]::new));
    }

    static BundleRequest request(List<Withheld> withheld, Entry... chosen) {
        return request(Use.TEAM, withheld, chosen);
    }

    static BundleRequest request(Use use, List<Withheld> withheld, Entry... chosen) {
        return new BundleRequest(
                "Juzgado Segundo Penal de Cali",
                "2027-00123",
                Language.ES,
                List.of(chosen).stream().map(Entry::id).toList(),
                withheld,
                use);
    }

    Bundle prepared(Entry... chosen) {
        return desk().prepare(team(), request(List.of(), chosen), "", PREPARER);
    }

    Bundle approved(Bundle prepared) {
        return approved(prepared, APPROVER);
    }

    Bundle approved(Bundle prepared, Caller approver) {
        return desk().approve(team(), prepared.id(), prepared.version(), decision(prepared, approver), approver);
    }

    /** On what is shown now, with a legal basis. */
    BundleDesk.Decision decision(Bundle prepared, Caller approver) {
        return new BundleDesk.Decision(
                desk().review(team(), prepared.id(), approver).digest(), "Artículo 250 del Código Procesal");
    }

    void round() {
        area.rounds().round(() -> false);
    }

    Bundle now(Bundle bundle) {
        return desk().find(team(), bundle.id(), PREPARER);
    }

    /** The bytes of one that was made of some items. */
    byte[] made(Entry... chosen) {
        Bundle bundle = approved(prepared(chosen));
        round();
        return fetched(bundle);
    }

    byte[] fetched(Bundle bundle) {
        try (InputStream in = desk().fetch(team(), bundle.id(), PREPARER).content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Made> made(Bundle bundle) {
        return Optional.of(now(bundle).state()).filter(Made.class::isInstance).map(Made.class::cast);
    }

    @Override
    public void close() {
        items.close();
    }
}
