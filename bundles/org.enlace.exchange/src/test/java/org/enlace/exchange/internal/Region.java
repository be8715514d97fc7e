package org.enlace.exchange.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.exchange.Parcels.Arrival;
import org.enlace.exchange.internal.MemoryStore.Crash;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/** One play of the simulation, the same for the same seed. */
final class Region {
    private static final int STEPS = 400;
    private static final int ROUNDS = 60;
    private static final int UNDER_WAY = 40;

    /** No node is restored so often. */
    private static final long FAR = 1_000_000;

    private final Random random;
    private final Happened happened;
    private final Set<RecordId> widened = new TreeSet<>();
    private final Ledger ledger = new Ledger();
    private final List<SimulatedNode> nodes;
    private final List<Parcel> network = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T00:00:00Z");

    private record Parcel(SimulatedNode to, byte[] bytes) {}

    Region(long seed, Happened happened) {
        this.random = new Random(seed);
        this.happened = happened;
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        Map<String, String> secrets = PaperSeals.secrets();
        nodes = Stream.of("AR", "BR", "CL", "CO", "EC", "PE", "UY")
                .map(CountryCode::new)
                .map(country -> new SimulatedNode(country, secrets, ledger, random, clock))
                .toList();
        nodes.forEach(node -> nodes.stream().filter(other -> other != node).forEach(node::trust));
        nodes.forEach(node -> node.backup = node.store.backup());
    }

    void play() throws IOException {
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(3600));
            step();
        }
        settle();
        check();
    }

    private void step() throws IOException {
        SimulatedNode node = nodes.get(random.nextInt(nodes.size()));
        if (random.nextInt(6) == 0) {
            node.store.crashAfter(random.nextInt(40));
        }
        try {
            act(node);
        } catch (Crash e) {
            happened.once("crashed");
        }
        node.store.crashAfter(Integer.MAX_VALUE);
    }

    private void act(SimulatedNode node) throws IOException {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> share(node);
            case 3, 4 -> revise(node);
            case 5 -> narrow(node);
            case 6 -> withdraw(node);
            case 7, 8, 9, 10, 11 -> send(node);
            case 12, 13, 14, 15, 16 -> carry();
            case 17 -> around(node);
            case 18 -> node.courier.retry(Optional.empty(), node.caller);
            default -> backups(node);
        }
    }

    private void share(SimulatedNode node) {
        say(node, () -> node.records.share(sharing(SimulatedNode.id(random), audience(node)), node.caller), "shared");
    }

    private void revise(SimulatedNode node) {
        some(node).ifPresent(own -> {
            if (random.nextInt(3) == 0) {
                widen(node, own);
                return;
            }
            Set<CountryCode> audience = new TreeSet<>(own.audience());
            audience.addAll(random.nextBoolean() ? audience(node) : Set.of());
            say(node, () -> node.records.revise(sharing(own.id(), audience), own.version(), node.caller), "revised");
        });
    }

    private void widen(SimulatedNode node, Own own) {
        Set<CountryCode> more = audience(node);
        more.removeAll(own.audience());
        if (!more.isEmpty()) {
            widened.add(own.id());
            say(node, () -> node.records.widen(own.id(), own.version(), more, node.caller), "widened");
        }
    }

    private Sharing sharing(RecordId id, Set<CountryCode> audience) {
        return new Sharing(
                id,
                SimulatedNode.TYPE,
                "notes",
                1,
                audience,
                random.nextBoolean() ? Handling.GENERAL : Handling.of(HandlingCode.H1, HandlingCode.H2),
                Optional.empty(),
                "note " + random.nextInt());
    }

    private void narrow(SimulatedNode node) {
        some(node).filter(own -> !own.audience().isEmpty()).ifPresent(own -> {
            List<CountryCode> left = new ArrayList<>(own.audience());
            left.remove(random.nextInt(left.size()));
            say(
                    node,
                    () -> node.records.narrow(own.id(), own.version(), Set.copyOf(left), "why", node.caller),
                    "narrowed");
        });
    }

    private void withdraw(SimulatedNode node) {
        some(node).ifPresent(own -> {
            node.records.withdraw(own.id(), own.version(), "why " + random.nextInt(), node.caller);
            happened.once("withdrawn");
        });
    }

    /** What is said may be seen even where the power goes off before the owner knows that it is stored: so it is noted first. */
    private void say(SimulatedNode node, java.util.function.Supplier<SharedRecord> act, String what) {
        SharedRecord record = act.get();
        ledger.said(record, node.store.own(record.id()).orElseThrow().content());
        happened.once(what);
    }

    private Optional<Own> some(SimulatedNode node) {
        List<Own> all = node.store.<Own>all("own").stream()
                .filter(own -> !own.withdrawn())
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Set<CountryCode> audience(SimulatedNode owner) {
        Set<CountryCode> all = new TreeSet<>();
        nodes.stream().filter(node -> node != owner && random.nextInt(3) == 0).forEach(node -> all.add(node.country));
        return all;
    }

    private void send(SimulatedNode node) throws IOException {
        SimulatedNode to = nodes.get(random.nextInt(nodes.size()));
        if (to == node) {
            return;
        }
        byte[] parcel = node.pack(to.country);
        switch (random.nextInt(8)) {
            case 0 -> happened.once("lost");
            case 1 -> {
                network.add(new Parcel(to, parcel));
                network.add(new Parcel(to, parcel));
                happened.once("doubled");
            }
            case 2 -> {
                network.add(new Parcel(to, damaged(parcel)));
                happened.once("damaged");
            }
            default -> network.add(new Parcel(to, parcel));
        }
        while (network.size() > UNDER_WAY) {
            network.remove(random.nextInt(network.size()));
        }
    }

    private byte[] damaged(byte[] parcel) {
        if (random.nextBoolean()) {
            return Arrays.copyOf(parcel, random.nextInt(parcel.length));
        }
        byte[] other = parcel.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(7));
        return other;
    }

    /** Any that is under way, in any order; some stay and come again. */
    private void carry() throws IOException {
        if (network.isEmpty()) {
            return;
        }
        int which = random.nextInt(network.size());
        Parcel parcel = random.nextInt(5) == 0 ? network.get(which) : network.remove(which);
        if (random.nextInt(4) == 0) {
            parcel.to().store.crashAfter(random.nextInt(60));
        }
        try {
            take(parcel);
        } catch (Crash e) {
            happened.once("crashed");
        } finally {
            parcel.to().store.crashAfter(Integer.MAX_VALUE);
        }
    }

    private void take(Parcel parcel) throws IOException {
        long epoch = parcel.to().store.self().orElseThrow().epoch();
        try {
            Arrival arrival = parcel.to().courier.take(new ByteArrayInputStream(parcel.bytes()), parcel.to().caller);
            arrival.counts().forEach(happened::many);
            arrival.troubles().stream()
                    .filter(trouble -> trouble.startsWith("unproven"))
                    .forEach(any -> happened.once("unproven"));
        } catch (Refusal e) {
            happened.once(e.code());
        }
        if (parcel.to().store.self().orElseThrow().epoch() > epoch) {
            happened.once("new epoch");
        }
        parcel.to().noteLimits(happened);
    }

    /** A partner claims of a stream what it likes; afterwards it is honest again. */
    private void lie(SimulatedNode node) throws IOException {
        node.store.crashAfter(Integer.MAX_VALUE);
        SimulatedNode to = nodes.get(random.nextInt(nodes.size()));
        List<InStream> streams = node.store.ins();
        Optional<InStream> honest = node.store.in(to.country);
        if (honest.isEmpty()) {
            return;
        }
        InStream in = honest.get();
        InStream claim = new InStream(
                in.country(),
                in.node(),
                in.epoch() + random.nextInt(2) * FAR,
                in.have() + random.nextInt(3),
                Chain.sha256("claim " + random.nextInt()),
                in.base(),
                streams.get(random.nextInt(streams.size())).slip(),
                in.newest());
        node.store.run(() -> node.store.write(claim));
        byte[] parcel = node.pack(to.country);
        node.store.run(() -> node.store.write(in));
        take(new Parcel(to, parcel));
        happened.once("lied");
    }

    private void around(SimulatedNode node) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> node.moduleThere = !node.moduleThere;
            case 1 -> node.moduleFails = !node.moduleFails;
            case 2, 3 -> lie(node);
            default -> node.skew = Duration.ofHours(random.nextInt(49) - 24L);
        }
    }

    private void backups(SimulatedNode node) {
        if (random.nextInt(3) == 0) {
            node.store.restore(node.backup);
            happened.once("restored");
        } else {
            node.backup = node.store.backup();
        }
    }

    /** The network heals, modules are back, administrators do what the pages tell them. */
    private void settle() throws IOException {
        network.clear();
        for (SimulatedNode node : nodes) {
            node.moduleThere = true;
            node.moduleFails = false;
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (SimulatedNode node : nodes) {
                node.courier.retry(Optional.empty(), node.caller);
                for (SimulatedNode to : nodes) {
                    if (to != node) {
                        take(new Parcel(to, node.pack(to.country)));
                    }
                }
            }
            boolean refused = false;
            for (SimulatedNode node : nodes) {
                happened.many("unremembered", node.store.unremembered().size());
                for (RecordId id : refused(node)) {
                    node.courier.again(id, node.caller);
                    Own own = node.store.own(id).orElseThrow();
                    if (!own.withdrawn()) {
                        ledger.said(own.record(node.country), own.content());
                    }
                    happened.once("published again");
                    refused = true;
                }
            }
            if (!refused && nodes.stream().allMatch(this::quiet)) {
                return;
            }
        }
        throw new AssertionError("The region does not come to rest: "
                + nodes.stream()
                        .flatMap(node -> node.store.queue(Optional.empty(), false, 3).stream()
                                .map(message -> node.country + " " + message))
                        .toList());
    }

    private static Set<RecordId> refused(SimulatedNode node) {
        Set<RecordId> all = new TreeSet<>();
        node.store.queue(Optional.empty(), false, Integer.MAX_VALUE).stream()
                .filter(message -> message.state() == State.REFUSED)
                .forEach(message -> all.add(message.record()));
        node.store.unremembered().forEach(one -> all.add(one.record()));
        return all;
    }

    private boolean quiet(SimulatedNode node) {
        return node.store.queue(Optional.empty(), false, 1).isEmpty();
    }

    /**
     * Everybody in an audience has exactly what the owner has now, and nobody else has anything; no claim moved an epoch. That others got it besides says nothing
     * to whoever has it.
     */
    private void check() {
        for (SimulatedNode owner : nodes) {
            if (owner.store.self().orElseThrow().epoch() >= FAR) {
                throw new AssertionError(owner.country + " believed a claim");
            }
            for (Own own : owner.store.<Own>all("own")) {
                for (SimulatedNode other : nodes) {
                    Optional<String> there = other.module(own.id());
                    boolean meant = own.audience().contains(other.country);
                    String wanted = String.format("%09d", own.version()) + " " + own.content();
                    boolean has = there.equals(Optional.of(wanted))
                            || widened.contains(own.id())
                                    && there.filter(one ->
                                                    one.endsWith(" " + own.content()) && one.compareTo(wanted) < 0)
                                            .isPresent();
                    if (other != owner && (meant ? !has : there.isPresent())) {
                        throw new AssertionError(
                                other.country + " has " + there + " of " + owner.country + "'s " + own);
                    }
                }
            }
        }
    }
}
