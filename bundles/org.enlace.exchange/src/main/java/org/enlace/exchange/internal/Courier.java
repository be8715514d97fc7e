package org.enlace.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Transport;
import org.enlace.exchange.internal.Held.Place;
import org.enlace.exchange.internal.envelope.Letter;
import org.enlace.exchange.internal.envelope.Slip;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.reference.WorldCountries;

/** Parcels out and in, and how it stands with them. */
public final class Courier implements Parcels {
    /** A slip, or an envelope, in characters. */
    private static final int LONGEST_LINE = 4 << 20;

    /** More than there can be of one country, and fewer than would be slow to count. */
    private static final int MOST_TROUBLES = 20_000;

    private static final Set<State> NOT_TAKEN = EnumSet.of(State.KEPT, State.QUARANTINED, State.REFUSED);

    private final Ground ground;
    private final Packing packing;
    private final Delivering delivering;
    private final Arrivals arrivals;
    private final Receipts receipts;
    private final SharedRecords records;
    private final BooleanSupplier untold;

    public Courier(Ground ground, SharedRecords records) {
        this(ground, records, () -> false, Limits.USUAL);
    }

    /** @param untold whether this node was restored from a backup and its new epoch has not begun */
    Courier(Ground ground, SharedRecords records, BooleanSupplier untold, Limits limits) {
        this.ground = ground;
        this.records = records;
        this.untold = untold;
        packing = new Packing(ground, limits);
        delivering = new Delivering(ground);
        arrivals = new Arrivals(ground, delivering, limits);
        receipts = new Receipts(ground);
    }

    @Override
    public Packed pack(CountryCode to, long after, Transport transport, Caller caller) throws IOException {
        if (untold.getAsBoolean()) {
            // In the epoch that others know it has already said what it does not remember.
            throw new Refusal(
                    "exchange.untold",
                    "This node was restored from a backup, and its new epoch has not begun. Repeat this in a moment; if it"
                            + " stays so, the log says why");
        }
        return packing.pack(to, after, transport, caller);
    }

    @Override
    public Arrival take(InputStream parcel, Caller caller) throws IOException {
        caller.require(Exchange.CARRY);
        ParcelReader lines = new ParcelReader(parcel, LONGEST_LINE);
        Opened opened = opened(lines);
        PeerKey peer = opened.peer();
        CountryCode from = peer.peer().country();
        SortedMap<String, Integer> counts = new TreeMap<>();
        Set<String> troubles = new TreeSet<>();
        Consumer<String> outcomes = outcome -> counts.merge(outcome, 1, Integer::sum);
        ground.transactions().run(() -> {
            read(opened).ifPresent(troubles::add);
            ground.audit()
                    .record(Act.done("exchange.import", caller)
                            .on("peer", from)
                            .fact("epoch", opened.slip().epoch())
                            .fact("messages", opened.slip().items()));
        });
        delivering.again(EnumSet.of(Place.KEPT), Optional.empty(), caller);
        try {
            for (long item = 0; item < opened.slip().items(); item++) {
                String slip = lines.line();
                String envelope = slip == null ? null : lines.line();
                if (envelope == null) {
                    throw new Unreadable(
                            "truncated",
                            "it holds " + item + " of " + opened.slip().items() + " messages");
                }
                outcomes.accept(arrivals.take(peer, slip, envelope, caller));
                arrivals.drain(peer, caller, outcomes);
            }
            if (lines.line() != null) {
                throw new Unreadable(Unreadable.FORM, "something stands behind the last message");
            }
        } catch (Unreadable e) {
            arrivals.trouble(from, e.code(), 0, e.getMessage(), "");
            troubles.add(e.code() + ": " + e.getMessage());
        }
        arrivals.drain(peer, caller, outcomes);
        if (troubles.isEmpty() && !counts.containsKey("rejected")) {
            // A whole parcel takes the place of whatever was damaged on its way before.
            ground.transactions().run(() -> {
                ground.store().forgetTroubles(from, 0, 0);
                ground.store().forgetTroubles(WorldCountries.UNKNOWN, 0, 0);
            });
        }
        return new Arrival(from, counts, missing(from), List.copyOf(troubles));
    }

    /** @param line the slip as it came */
    private record Opened(PeerKey peer, Slip slip, String line, Letter letter) {}

    /**
     * Reads a letter, unless one was read that was written after it: it may have lain somewhere, or come before.
     *
     * @return what is wrong with it
     */
    private Optional<String> read(Opened opened) {
        ground.store().lockSelf();
        InStream in = arrivals.turnedTo(opened.slip(), opened.line());
        PeerKey peer = ground.trusted(in.country())
                .filter(one -> one.peer().node().equals(in.node()))
                .orElseThrow(() -> revoked(in.country()));
        if (opened.slip().epoch() < in.epoch()
                || opened.slip().letter() <= in.newest().number()) {
            return Optional.empty();
        }
        ground.store().write(in.read(opened.slip().letter(), opened.line()));
        if (receipts.apply(peer, opened.letter())) {
            return Optional.empty();
        }
        String detail = "epoch " + opened.letter().have().epoch() + ", message "
                + opened.letter().have().have();
        arrivals.note(in.country(), "unproven", 0, detail, "");
        return Optional.of("unproven: " + detail);
    }

    /** What lies on top. Where that is not as it must be nothing of the parcel is taken, and it is remembered that one came. */
    private Opened opened(ParcelReader lines) throws IOException {
        String line;
        String letter;
        String signer;
        try {
            line = lines.line();
            letter = line == null ? null : lines.line();
            if (letter == null) {
                throw new Unreadable(Unreadable.FORM, "it is no parcel of an Enlace node");
            }
            signer = ground.seals().claimedSigner(Seals.Kind.SLIP, line);
        } catch (Unreadable e) {
            throw turnedAway(WorldCountries.UNKNOWN, e);
        }
        PeerKey peer = sender(signer);
        try {
            return opened(peer, line, letter);
        } catch (Unreadable e) {
            throw turnedAway(peer.peer().country(), e);
        }
    }

    private Refusal turnedAway(CountryCode from, Unreadable e) {
        arrivals.trouble(from, e.code(), 0, e.getMessage(), "");
        return new Refusal("exchange.parcel-" + e.code(), "The parcel is not taken: " + e.getMessage(), e.getMessage());
    }

    private Opened opened(PeerKey peer, String line, String letter) {
        Peer of = peer.peer();
        Slip slip = arrivals.slip(of, line);
        refuseStray(slip, of);
        if (slip.seq() != 0 || slip.letter() == 0 || !slip.sha256().equals(Chain.sha256(letter))) {
            throw new Unreadable(Unreadable.FORM, "its letter is not the one that was packed");
        }
        String signed = ground.seals().open(letter);
        return new Opened(
                peer,
                slip,
                line,
                Letter.parse(
                        ground.seals()
                                .verify(
                                        Seals.Kind.LETTER,
                                        signed,
                                        signer -> arrivals.key(signer, of.country(), of.node()))
                                .payload(),
                        of.country(),
                        ground.country()));
    }

    private PeerKey sender(String signer) {
        PeerKey known = ground.store().peers().stream()
                .filter(peer -> peer.peer().signer().equals(signer))
                .findFirst()
                .orElseThrow(() -> unknown(Peer.spoken(signer)));
        if (known.peer().state() == Peer.State.NEW) {
            throw new Refusal(
                    "exchange.untrusted-peer",
                    "The node of " + known.peer().country()
                            + " is not trusted yet; compare its fingerprint by telephone" + " and use peer:trust",
                    known.peer().country());
        }
        Optional<PeerKey> now = ground.trusted(known.peer().country())
                .filter(peer -> peer.peer().node().equals(known.peer().node()));
        if (known.peer().state() == Peer.State.REVOKED || now.isEmpty()) {
            throw revoked(known.peer().country());
        }
        return now.get();
    }

    static Refusal revoked(CountryCode country) {
        return new Refusal(
                "exchange.revoked-peer",
                "Trust in this node of " + country + " was ended; nothing of it is taken",
                country);
    }

    private Refusal unknown(String signer) {
        arrivals.trouble(WorldCountries.UNKNOWN, "unknown-peer", 0, signer, "");
        return new Refusal(
                "exchange.unknown-peer",
                "The parcel is signed by a key that no card here has: " + signer
                        + ". Take the sender's card with peer:add, or its new one with peer:rotate",
                signer);
    }

    private void refuseStray(Slip slip, Peer of) {
        if (!slip.from().equals(of.country()) || !slip.node().equals(of.node())) {
            throw new Unreadable(
                    Unreadable.FORM, "it says it is of " + slip.from() + ", and is signed by " + of.country());
        }
        if (!slip.to().equals(ground.country())
                || !slip.toNode().equals(ground.self().node())) {
            arrivals.trouble(of.country(), "stray", 0, "for " + slip.to() + ", node " + slip.toNode(), "");
            throw new Refusal(
                    "exchange.other-node",
                    "The parcel is for " + slip.to() + ", node " + slip.toNode() + ", and this is " + ground.country()
                            + ", node " + ground.self().node(),
                    slip.to(),
                    ground.country());
        }
    }

    private long missing(CountryCode from) {
        return ground.store().countWaiting(from) == 0
                ? 0
                : ground.store().in(from).map(InStream::have).orElse(0L) + 1;
    }

    @Override
    public List<Traffic> traffic(Caller caller) {
        caller.require(Exchange.READ);
        Set<CountryCode> all = new TreeSet<>();
        ground.store().outs().forEach(stream -> all.add(stream.country()));
        ground.store().ins().forEach(stream -> all.add(stream.country()));
        ground.store().peers().forEach(peer -> all.add(peer.peer().country()));
        Map<CountryCode, Long> troubles = ground.store().troubles(MOST_TROUBLES).stream()
                .collect(Collectors.groupingBy(Trouble::country, Collectors.counting()));
        List<Traffic> traffic = new ArrayList<>();
        for (CountryCode country : all) {
            traffic.add(new Traffic(
                    country,
                    ground.trusted(country).isPresent(),
                    ground.store().count(country, EnumSet.of(State.QUEUED), false),
                    ground.store().count(country, EnumSet.of(State.SENT), false),
                    ground.store().count(country, NOT_TAKEN, false),
                    ground.store().count(country, EnumSet.complementOf(EnumSet.of(State.ACKNOWLEDGED)), true),
                    ground.store().countWaiting(country),
                    missing(country),
                    ground.store().countStuck(country),
                    troubles.getOrDefault(country, 0L)));
        }
        return traffic;
    }

    @Override
    public List<Delivery> queue(Optional<CountryCode> to, boolean all, int limit, Caller caller) {
        caller.require(Exchange.READ);
        return ground.store().queue(to, all, limit).stream()
                .map(Message::delivery)
                .toList();
    }

    @Override
    public List<Stuck> stuck(int limit, Caller caller) {
        caller.require(Exchange.READ);
        return ground.store().stuck(limit).stream()
                .map(held -> new Stuck(
                        held.id(),
                        held.owner(),
                        held.module(),
                        held.type(),
                        held.version(),
                        held.state() == Place.QUARANTINED,
                        held.code(),
                        held.detail()))
                .toList();
    }

    @Override
    public List<Elsewhere> unremembered(Caller caller) {
        caller.require(Exchange.READ);
        return ground.store().unremembered().stream()
                .map(one -> new Elsewhere(one.country(), one.record(), one.type(), one.version()))
                .toList();
    }

    @Override
    public List<Trouble> troubles(int limit, Caller caller) {
        caller.require(Exchange.READ);
        return ground.store().troubles(limit);
    }

    @Override
    public int retry(Optional<RecordId> record, Caller caller) {
        caller.require(Exchange.CARRY);
        return delivering.again(EnumSet.of(Place.KEPT, Place.QUARANTINED), record, caller);
    }

    /** A module came: what was kept for it is handed over. */
    public int moduleCame(Caller caller) {
        return delivering.again(EnumSet.of(Place.KEPT), Optional.empty(), caller);
    }

    @Override
    public long again(RecordId record, Caller caller) {
        caller.require(Exchange.CARRY);
        return records.again(record, caller);
    }

    @Override
    public long restored(Caller caller) {
        caller.require(Exchange.CARRY);
        return ground.transactions().call(() -> {
            ground.store().lockSelf();
            long epoch = ground.self().epoch() + 1;
            new Streams(ground).beginAnew(epoch);
            ground.audit().record(Act.done("exchange.restored", caller).fact("epoch", epoch));
            return epoch;
        });
    }
}
