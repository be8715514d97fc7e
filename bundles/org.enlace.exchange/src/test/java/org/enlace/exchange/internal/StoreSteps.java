package org.enlace.exchange.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peer;
import org.enlace.exchange.internal.Held.Place;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Tlp;

/** Random writes to a store, and everything that can be read from it. */
final class StoreSteps {
    private static final List<CountryCode> COUNTRIES = List.of(new CountryCode("AR"), new CountryCode("UY"));
    private static final Instant TIME = Instant.parse("2026-11-26T10:00:00.123456Z");

    private StoreSteps() {}

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static RecordId id(Random random) {
        return new RecordId(new UUID(0x0190_0000_0000_7000L, Long.MIN_VALUE | random.nextInt(6)));
    }

    static void step(ExchangeStore store, Random random) {
        CountryCode country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        RecordId id = id(random);
        Instant at = TIME.plusSeconds(random.nextInt(100_000));
        Handling handling = random.nextBoolean()
                ? Handling.GENERAL
                : new Handling(Set.of(HandlingCode.H1, HandlingCode.H3), Optional.of("çondition"));
        Optional<Tlp> tlp = random.nextBoolean() ? Optional.of(any(Tlp.values(), random)) : Optional.empty();
        String text = random.nextBoolean() ? null : "x".repeat(random.nextInt(40_000));
        switch (random.nextInt(17)) {
            case 0 -> store.write(new Self("node", random.nextInt(9)));
            case 1 ->
                store.write(new Own(
                        id,
                        "note",
                        "notes",
                        1,
                        1 + random.nextInt(9),
                        Set.of(country),
                        Set.of(),
                        handling,
                        tlp,
                        text,
                        text == null,
                        "why",
                        text,
                        "a b"));
            case 2, 3, 4 -> {
                OutStream out = store.lockOut(country, "node");
                long seq = out.last() + 1;
                store.write(new Message(
                        country,
                        seq,
                        id,
                        any(Kind.values(), random),
                        1,
                        "mark",
                        "chain" + seq,
                        false,
                        State.QUEUED,
                        "",
                        0,
                        at.plusNanos(seq * 1000)));
                store.write(new OutStream(country, "node", seq, "chain" + seq, out.have(), 3, out.letters() + 1));
            }
            case 5 ->
                store.messages(country, random.nextInt(10), 1)
                        .forEach(message ->
                                store.write(message.carried(true, at).in(any(State.values(), random), "code", 4, at)));
            case 6 -> store.acknowledge(country, random.nextInt(9), random.nextInt(20), at);
            case 7 -> store.queueAgain(country, random.nextInt(20), at);
            case 8 -> {
                store.lockIn(country, "node");
                store.write(new InStream(
                        country,
                        "other",
                        random.nextInt(3),
                        random.nextInt(9),
                        "chain",
                        1,
                        "slip",
                        new InStream.Newest(random.nextInt(9), "letter's")));
            }
            case 9, 10 ->
                store.write(new Held(
                        id,
                        country,
                        "notes",
                        "note",
                        1,
                        1 + random.nextInt(5),
                        any(Kind.values(), random),
                        Set.copyOf(COUNTRIES),
                        handling,
                        tlp,
                        text,
                        "digest",
                        random.nextInt(2),
                        any(Place.values(), random),
                        "code",
                        "detail",
                        "why",
                        random.nextInt(1_000_000),
                        random.nextInt(4)));
            case 11 -> {
                long seq = random.nextInt(20);
                if (store.waiting(country, seq).isEmpty()) {
                    store.write(country, new Waiting(seq, "slip", "envelope"));
                }
                store.forgetWaiting(country, random.nextInt(10));
            }
            case 12 -> {
                store.write(
                        country,
                        new Answer(random.nextInt(9), random.nextBoolean() ? id : null, State.REFUSED, "code", 2));
                store.write(country, new Answer(random.nextInt(9), id, State.KEPT, "code", 2));
                store.forgetAnswers(country, id(random), random.nextBoolean());
                store.write(
                        country,
                        new Announced(random.nextInt(9), "chain" + random.nextInt(3), "slip" + random.nextInt(3)));
                store.forgetAnnounced(country, random.nextInt(3));
                store.forget(country, new Announced(random.nextInt(9), "chain" + random.nextInt(3), ""));
            }
            case 13 -> {
                store.write(new Trouble("id" + random.nextInt(5), at, country, "code", random.nextInt(9), "detail"));
                store.forgetTroubles(country, random.nextInt(2), random.nextInt(3));
            }
            case 14 -> store.replaceUnremembered(country, List.of(new Unremembered(country, id, "notes", "note", 3)));
            case 15 -> {
                store.lockSelf();
                Peer peer = peer(country, "signer" + random.nextInt(4), any(Peer.State.values(), random), random);
                store.write(new PeerKey(peer, "key", "agreement", "agreement key"));
                Peer other = peer(country, "signer" + random.nextInt(4), Peer.State.TRUSTED, random);
                boolean trusted = store.peers().stream()
                        .map(PeerKey::peer)
                        .anyMatch(one -> one.signer().equals(other.signer()) && one.state() == Peer.State.TRUSTED);
                if (store.writeRuns(other) != trusted) {
                    throw new AssertionError(other + " " + trusted);
                }
                if (random.nextInt(9) == 0) {
                    store.forget(new PeerKey(peer, "", "", ""));
                }
            }
            default -> {
                if (random.nextInt(6) == 0) {
                    store.clearMessages(country);
                    store.write(new OutStream(country, "node", 0, "chain", 0, 0, 0));
                    store.forgetUnremembered(id);
                    store.forgetAnswers(country);
                }
            }
        }
    }

    private static Peer peer(CountryCode country, String signer, Peer.State state, Random random) {
        return new Peer(
                country,
                "node",
                "name",
                signer,
                state,
                TIME.plusSeconds(random.nextInt(100)),
                1,
                TIME,
                new TreeMap<>(Map.of("notes", "1.0." + random.nextInt(9))),
                new TreeMap<>());
    }

    static List<Object> sight(ExchangeStore store) {
        List<Object> all = new ArrayList<>(List.of(
                store.self().map(Self::epoch).orElse(0L),
                Set.copyOf(store.peers()),
                store.ownIds(),
                store.outs(),
                store.ins(),
                store.stuck(50),
                store.troubles(20),
                store.unremembered(),
                store.queue(Optional.empty(), true, 500),
                store.queue(Optional.empty(), false, 500)));
        for (CountryCode country : COUNTRIES) {
            all.addAll(List.of(
                    country,
                    store.messages(country, 2, 100),
                    Set.copyOf(store.excepted(country)),
                    store.count(country, EnumSet.of(State.QUEUED, State.KEPT), false),
                    store.count(country, EnumSet.allOf(State.class), true),
                    store.countStuck(country),
                    store.countWaiting(country),
                    store.sizeOfWaiting(country),
                    store.countTroubles(country),
                    store.answers(country),
                    store.announced(country),
                    store.unconfirmed(country, 2, 50),
                    store.queue(Optional.of(country), true, 3)));
        }
        for (int which = 0; which < 6; which++) {
            RecordId id = new RecordId(new UUID(0x0190_0000_0000_7000L, Long.MIN_VALUE | which));
            all.addAll(List.of(store.own(id), store.held(id), store.messages(id)));
        }
        return all;
    }
}
