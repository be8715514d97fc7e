package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.RetentionComponent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleFiles;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.retention.RetentionDesk;
import org.enlace.jit.internal.retention.RetentionGround;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.jit.internal.retention.Shelf;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** A team of Colombia and Brazil whose last day is the end of 2027, and Colombia's evidence, which is kept by rules. */
final class Retaining implements AutoCloseable {
    static final String YEAR = "year * P1Y team-over Ley de prueba, art. 1";

    /** When a year after the team is over everywhere. */
    static final Instant LATER = Instant.parse("2029-02-01T12:00:00Z");

    static final Caller LEADER = officer("leader");
    static final Caller MEMBER = officer("member");

    final Items items;
    final TestNode node;
    final RetentionComponent area;

    /** By which rules evidence is kept now. */
    RetentionTerms terms;

    /** Where files are. */
    Supplier<Files> files;

    /** Where everything else is. */
    JitStores stores;

    Retaining(TestDatabase database, String... rules) {
        items = new Items(database, BR);
        node = items.node(CO);
        files = node.files::service;
        stores = node.stores;
        area = area(node.stores);
        terms = RetentionTerms.of(rules);
    }

    /** The same over other stores. */
    RetentionComponent area(JitStores other) {
        return RetentionComponent.of(new RetentionGround(
                () -> node.desks, other, node.changes, node.inbox(), node.keys, () -> files.get(), () -> terms));
    }

    private static Caller officer(String name) {
        return TestNode.officer(name, JitPermissions.READ, Files.READ, Files.ADD);
    }

    RecordId team() {
        return items.room.team;
    }

    /** What a list shows to somebody, at most 25. */
    List<Retention> listed(Shelf shelf, Caller caller) {
        return desk().lists().part(team(), shelf, Place.FIRST, 25, caller).items();
    }

    RetentionDesk desk() {
        return area.desk();
    }

    /** An image that Colombia took. */
    Entry image() {
        List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
        fields.set(fields.indexOf("nature") + 1, "digital");
        fields.set(fields.indexOf("form") + 1, "image");
        return items.room.write(CO, EntryKind.EVIDENCE, fields.toArray(String[]::new));
    }

    /** What an image consists of, and a photograph beside it; acquired, as its chain says. */
    Entry stored() {
        Entry item = image();
        StoredFile file = add(EvidenceFiles.NAME, item, "Extracción.bin", new byte[] {1, 2, 3});
        add(EntryFiles.NAME, item, "foto.jpg", new byte[] {4, 5});
        NewEvent event = items.event(CO, EventKind.ACQUIRED);
        Map<EventField, String> said = new HashMap<>(event.said());
        said.put(EventField.AFTER, file.content().sha256().value());
        items.write(
                CO,
                MEMBER,
                item,
                new NewEvent(
                        event.kind(),
                        event.happened(),
                        event.zone(),
                        event.place(),
                        event.authority(),
                        event.persons(),
                        said));
        items.carry();
        return item;
    }

    StoredFile add(String use, Entry item, String name, byte[] content) {
        return node.database.transactions().call(() -> node.files
                .service()
                .add(new OwnerRef(use, item.id()), new FileName(name), new ByteArrayInputStream(content), MEMBER));
    }

    List<StoredFile> files(Entry item) {
        return node.files.all.stream()
                .filter(one -> one.owner().record().equals(item.id()))
                .toList();
    }

    /** The files of court bundles. */
    List<StoredFile> bundles() {
        return node.files.all.stream()
                .filter(one -> one.owner().use().equals(BundleFiles.NAME))
                .toList();
    }

    /** Everybody's clock is past the term. */
    void later() {
        at(LATER);
    }

    void at(Instant moment) {
        items.node(CO).now = moment;
        items.node(BR).now = moment;
    }

    void round() {
        area.rounds().round(() -> false);
    }

    Optional<Retention> now(Entry item) {
        return node.database.transactions().call(() -> node.stores.retention().find(item.id()));
    }

    String state(Entry item) {
        return now(item).map(one -> one.state().token()).orElse("none");
    }

    Retention confirm(Entry item, Caller caller) {
        return desk().confirm(team(), item.id(), now(item).orElseThrow().version(), caller);
    }

    /** Proposed, and confirmed by two. */
    void confirmed(Entry item) {
        round();
        confirm(item, LEADER);
        confirm(item, MEMBER);
    }

    boolean there(Entry item) {
        return node.database
                .transactions()
                .call(() -> node.stores.entries().entries().find(item.id()).isPresent());
    }

    @Override
    public void close() {
        items.close();
    }
}
