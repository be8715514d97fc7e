package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.Place;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.Custody;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Handling;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/** Items of evidence of a team that runs, and what happens to them. */
final class Items implements AutoCloseable {
    /** What an item of evidence takes. */
    static final String[] FIELDS = {
        "title", "Teléfono negro",
        "nature", "physical",
        "form", "telephone",
        "text", "Con la pantalla rota",
        "obtained", "2027-03-01T10:00:00Z",
        "zone", "America/Bogota",
        "place", "Bogotá",
        "state", "CO",
        "authority", "Fiscalía 12, orden 7",
        "obtained-by", "Inspectora Paz",
        "how", "Registro de un domicilio"
    };

    static final String HASH = "ab".repeat(32);

    final Workroom room;

    Items(TestDatabase database, CountryCode... others) {
        this(new Workroom(database, others));
    }

    Items(Workroom room) {
        this.room = room;
    }

    Entry item(CountryCode country) {
        return room.write(country, EntryKind.EVIDENCE, FIELDS);
    }

    /** An image of one, which takes files. */
    Entry digital(CountryCode country) {
        String[] fields = FIELDS.clone();
        fields[3] = "digital";
        fields[5] = "image";
        return room.write(country, EntryKind.EVIDENCE, fields);
    }

    Custody custody(CountryCode country) {
        return node(country).desks.custody();
    }

    TestNode node(CountryCode country) {
        return room.parties.of(country);
    }

    static Custodian person(CountryCode country) {
        return new Custodian("Persona de " + country, "Inspectora", "77", "Unidad de evidencias", country);
    }

    /** What a kind needs, as somebody of a country writes it now. */
    Custody.NewEvent event(CountryCode country, EventKind kind, Optional<CountryCode> to, Optional<SealedEvent> named) {
        return event(country, kind, to, named, node(country).now);
    }

    static Custody.NewEvent event(
            CountryCode country, EventKind kind, Optional<CountryCode> to, Optional<SealedEvent> named, Instant now) {
        Map<EventField, Custodian> persons = new EnumMap<>(EventField.class);
        Map<EventField, String> said = new EnumMap<>(EventField.class);
        for (EventField field : kind.needs()) {
            switch (field) {
                case HANDING -> persons.put(field, person(country));
                case RECEIVING -> persons.put(field, person(to.orElse(country)));
                case BEFORE, AFTER -> said.put(field, HASH);
                case ANSWERS, CORRECTS ->
                    said.put(
                            field,
                            named.map(one -> one.event().hash())
                                    .map(Sha256::value)
                                    .orElse(HASH));
                default -> said.put(field, "Lo que pide " + field.token());
            }
        }
        Instant happened = Instant.parse("2027-03-01T12:00:01Z");
        return new Custody.NewEvent(
                kind, now.isAfter(happened) ? now : happened, TestNode.BOGOTA, "Bogotá", "Fiscalía 12", persons, said);
    }

    Custody.NewEvent event(CountryCode country, EventKind kind) {
        return event(country, kind, Optional.empty(), Optional.empty());
    }

    /** The same at another moment. */
    static Custody.NewEvent at(Instant happened, Custody.NewEvent event) {
        return new Custody.NewEvent(
                event.kind(), happened, event.zone(), event.place(), event.authority(), event.persons(), event.said());
    }

    SealedEvent write(CountryCode country, Caller caller, Entry item, Custody.NewEvent event) {
        return custody(country).write(room.team, item.id(), event, caller);
    }

    SealedEvent write(CountryCode country, Entry item, EventKind kind) {
        return write(country, Parties.MEMBER, item, event(country, kind));
    }

    SealedEvent out(CountryCode country, Entry item, CountryCode to) {
        return write(
                country,
                Parties.MEMBER,
                item,
                event(country, EventKind.TRANSFERRED_OUT, Optional.of(to), Optional.empty()));
    }

    /** By the leader of a country. */
    SealedEvent answer(CountryCode country, Entry item, EventKind kind, SealedEvent named) {
        return write(country, Parties.LEADER, item, event(country, kind, Optional.empty(), Optional.of(named)));
    }

    CustodyLog log(CountryCode country, Entry item) {
        return custody(country).log(room.team, item.id(), Parties.MEMBER);
    }

    List<Flaw> flaws(CountryCode country, Entry item) {
        return log(country, item).findings().stream()
                .map(CustodyLog.Finding::flaw)
                .toList();
    }

    List<RecordId> inTransit(CountryCode country) {
        return custody(country)
                .inTransit(room.team, Place.FIRST, 10, Parties.MEMBER)
                .items();
    }

    /** What a node finds wrong with an event as another's node sends it. */
    Optional<String> takes(CountryCode at, CountryCode from, SealedEvent sealed) {
        return takes(at, from, sealed.event().id(), CustodyWire.text(sealed));
    }

    Optional<String> takes(CountryCode at, CountryCode from, RecordId id, String text) {
        SharedRecord record =
                new SharedRecord(id, CustodyWire.TYPE, from, 1, Set.of(at), Handling.GENERAL, Optional.empty());
        return code(() -> node(at).database
                .transactions()
                .run(() -> node(at).desks.chains().take(record, text)));
    }

    /** An entry comes to a node. */
    Optional<String> arrives(CountryCode at, Entry entry) {
        SharedRecord record = new SharedRecord(
                entry.id(),
                EntryWire.TYPE,
                entry.owner(),
                entry.version(),
                Set.of(at),
                entry.handling(),
                Optional.empty());
        return code(() ->
                node(at).database.transactions().run(() -> node(at).desks.work().take(record, EntryWire.text(entry))));
    }

    /** What something is refused with. */
    static Optional<String> code(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.code());
        } catch (NotFound nothing) {
            return Optional.of("nothing");
        } catch (Forbidden forbidden) {
            return Optional.of("forbidden");
        }
    }

    void carry() {
        room.carry();
    }

    @Override
    public void close() {
        room.close();
    }

    /** As if the country of an item had said to another that it takes the description back. */
    void takenBack(CountryCode at, Entry item) {
        SharedRecord record = new SharedRecord(
                item.id(), EntryWire.TYPE, item.owner(), 1, Set.of(at), item.handling(), Optional.empty());
        TestNode node = node(at);
        node.database.transactions().run(() -> node.desks.work().takenBack(record, "Era otro"));
    }
}
