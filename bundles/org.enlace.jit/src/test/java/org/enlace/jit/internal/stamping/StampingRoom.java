package org.enlace.jit.internal.stamping;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.stamping.StampDesk.Kept;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.NewEntry;
import org.enlace.keys.testing.TestAuthority;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;

/** A team of Colombia and Brazil that runs; Colombia's node asks a service for time stamps, whose clock is right. */
public final class StampingRoom implements AutoCloseable {
    final Parties parties;
    final TestNode node;
    final RecordId team;
    final TestAuthority authority;

    StampingRoom(TestDatabase.Kind kind) {
        parties = new Parties(kind, BR);
        parties.inForce();
        team = parties.team;
        node = parties.of(CO);
        authority = new TestAuthority(() -> node.now);
    }

    /** Has a node's chains stamped by somebody whom it trusts, for tests of what is shown of that. */
    public static void stamp(TestNode node, TestAuthority authority) {
        StampSettings settings = settings(URI.create("http://localhost/none"), authority);
        node.desks.chains().stamps().asking(settings, authority::answer).round(() -> false);
    }

    static StampSettings settings(URI url, TestAuthority trusted) {
        return new StampSettings(
                url, List.of(trusted.anchor()), Optional.empty(), List.of(), Duration.ofSeconds(30), 50);
    }

    StampDesk desk() {
        return node.desks.chains().stamps();
    }

    Stamping asking(Carrier carrier) {
        return desk().asking(settings(URI.create("http://localhost/none"), authority), carrier);
    }

    Entry item(CountryCode country) {
        return parties.of(country)
                .desks
                .entries()
                .write(
                        team,
                        NewEntry.of(
                                EntryKind.EVIDENCE,
                                Map.ofEntries(
                                        Map.entry("title", List.of("Teléfono negro")),
                                        Map.entry("nature", List.of("physical")),
                                        Map.entry("form", List.of("telephone")),
                                        Map.entry("text", List.of("Pantalla rajada")),
                                        Map.entry("obtained", List.of("2027-03-01T12:00:00Z")),
                                        Map.entry("zone", List.of("America/Bogota")),
                                        Map.entry("place", List.of("Casa de Cali")),
                                        Map.entry("state", List.of(country.value())),
                                        Map.entry("authority", List.of("Juzgado 3")),
                                        Map.entry("obtained-by", List.of("Inspectora Ruiz")),
                                        Map.entry("how", List.of("Registro"))),
                                Handling.GENERAL,
                                Optional.empty()),
                        Parties.LEADER);
    }

    SealedEvent collected(CountryCode country, Entry item) {
        return write(country, item, EventKind.COLLECTED, Map.of(EventField.CONDITION, "Encendido"));
    }

    /** Something more of this country. */
    SealedEvent sealed(Entry item) {
        return write(
                CO, item, EventKind.SEALED, Map.of(EventField.SEAL, "P-" + node.now, EventField.CONDITION, "Cerrado"));
    }

    private SealedEvent write(CountryCode country, Entry item, EventKind kind, Map<EventField, String> said) {
        return parties.of(country)
                .desks
                .custody()
                .write(
                        team,
                        item.id(),
                        new NewEvent(
                                kind,
                                Instant.parse("2027-03-01T12:00:00Z"),
                                TestNode.BOGOTA,
                                "Casa de Cali",
                                "Juzgado 3",
                                Map.of(),
                                said),
                        Parties.LEADER);
    }

    List<TimeStamp> stamps(Entry item) {
        return node.stores.stamps().of(item.id());
    }

    List<Kept> kept(Entry item) {
        return desk().of(
                        item.id(),
                        node.desks
                                .custody()
                                .log(team, item.id(), Parties.LEADER)
                                .events());
    }

    @Override
    public void close() {
        parties.close();
    }
}
