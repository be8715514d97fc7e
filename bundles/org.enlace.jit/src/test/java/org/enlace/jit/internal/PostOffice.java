package org.enlace.jit.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peers;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;

/**
 * The exchanges of the nodes of a test, as modules see them: what a message says is read from the record when it is carried, one that a
 * later one overtook says nothing, and messages of a country to another keep their order.
 */
final class PostOffice {
    private final Map<CountryCode, Side> sides = new TreeMap<>();

    /** What its module takes in. */
    interface Taking {
        void record(SharedRecord record, String content);

        void withdrawn(SharedRecord record, String reason);
    }

    private record Message(RecordId record, boolean withdrawal, long version, String reason) {}

    private record Kept(SharedRecord record, String content) {}

    /** With nodes of these countries, which nobody looks at. */
    static PostOffice of(CountryCode... countries) {
        PostOffice post = new PostOffice();
        for (CountryCode country : countries) {
            post.side(country);
        }
        return post;
    }

    Side side(CountryCode country) {
        return sides.computeIfAbsent(country, Side::new);
    }

    final class Side implements Exchange, Peers {
        final CountryCode country;

        /** What its modules failed at, by the code that its sender would be told. */
        final List<String> quarantine = new ArrayList<>();

        /** Every text that left for another node. */
        final List<String> left = new ArrayList<>();

        /** What other countries' nodes read. */
        final TreeMap<String, java.util.SortedSet<Integer>> reads = new TreeMap<>(Map.of(
                Dossiers.TYPE, new TreeSet<>(Set.of(1)),
                org.enlace.jit.internal.work.EntryWire.TYPE, new TreeSet<>(Set.of(1)),
                org.enlace.jit.internal.custody.CustodyWire.TYPE, new TreeSet<>(Set.of(1))));

        /** What became of the messages about a record, where it is not that they arrived. */
        final Map<RecordId, Delivery> became = new HashMap<>();

        private final Map<RecordId, Kept> records = new HashMap<>();

        /** The last message about a record to each country that was carried. */
        private final Map<RecordId, Map<CountryCode, Message>> carried = new HashMap<>();

        /** Who got what, and was not told since to use it no longer. */
        private final Map<RecordId, Set<CountryCode>> having = new HashMap<>();

        private final Map<CountryCode, Deque<Message>> out = new TreeMap<>();
        private Taking taking;

        private Side(CountryCode country) {
            this.country = country;
        }

        Wire wire() {
            return new Wire(this, this);
        }

        void opens(Taking module) {
            taking = module;
        }

        /** As if it had never been shared. */
        void forget(RecordId record) {
            records.remove(record);
        }

        int waiting(CountryCode to) {
            return out.getOrDefault(to, new ArrayDeque<>()).size();
        }

        /** Carries the next message; whether there was one. */
        boolean carry(CountryCode to) {
            Message next = out.getOrDefault(to, new ArrayDeque<>()).poll();
            if (next == null) {
                return false;
            }
            Kept kept = records.get(next.record());
            // By what is told the same country later, which says all.
            boolean overtaken =
                    out.get(to).stream().anyMatch(later -> later.record().equals(next.record()));
            if (!overtaken) {
                if (!next.withdrawal()) {
                    left.add(kept.content());
                }
                side(to).takes(next, kept);
                carried.computeIfAbsent(next.record(), key -> new TreeMap<>()).put(to, next);
                if (!next.withdrawal()) {
                    having.computeIfAbsent(next.record(), key -> new TreeSet<>())
                            .add(to);
                }
            }
            return true;
        }

        private void takes(Message message, Kept kept) {
            try {
                if (message.withdrawal()) {
                    taking.withdrawn(kept.record(), message.reason());
                } else {
                    taking.record(kept.record(), kept.content());
                }
            } catch (IllegalArgumentException e) {
                quarantine.add(e.getMessage());
            }
        }

        @Override
        public SharedRecord share(Sharing sharing, Caller caller) {
            caller.require(SHARE);
            if (records.containsKey(sharing.record())) {
                throw new Refusal("exchange.known", "It is shared already");
            }
            return write(sharing, 1);
        }

        @Override
        public SharedRecord revise(Sharing sharing, long expected, Caller caller) {
            caller.require(SHARE);
            Kept before = expected(sharing.record(), expected);
            if (!sharing.audience().containsAll(before.record().audience())) {
                throw new Refusal("exchange.narrower", "A country would be left out");
            }
            return write(sharing, expected + 1);
        }

        private SharedRecord write(Sharing sharing, long version) {
            SharedRecord record = new SharedRecord(
                    sharing.record(),
                    sharing.type(),
                    country,
                    version,
                    sharing.audience(),
                    sharing.handling(),
                    sharing.tlp());
            records.put(record.id(), new Kept(record, sharing.content()));
            record.audience().forEach(to -> queue(to, new Message(record.id(), false, version, "")));
            return record;
        }

        private void queue(CountryCode to, Message message) {
            if (message.withdrawal()) {
                having.getOrDefault(message.record(), new TreeSet<>()).remove(to);
            }
            out.computeIfAbsent(to, key -> new ArrayDeque<>()).add(message);
        }

        private Kept expected(RecordId id, long expected) {
            Kept before = Optional.ofNullable(records.get(id))
                    .orElseThrow(() -> new NotFound("shared-record", id.toString()));
            if (before.record().version() != expected) {
                throw new Stale("shared-record", id.toString());
            }
            return before;
        }

        @Override
        public SharedRecord widen(RecordId id, long expected, Set<CountryCode> more, Caller caller) {
            caller.require(SHARE);
            Kept before = expected(id, expected);
            SharedRecord was = before.record();
            if (more.isEmpty() || more.stream().anyMatch(was.audience()::contains)) {
                throw new Refusal("exchange.not-wider", "Nobody is added");
            }
            Set<CountryCode> audience = new TreeSet<>(was.audience());
            audience.addAll(more);
            SharedRecord now =
                    new SharedRecord(id, was.type(), country, expected + 1, audience, was.handling(), was.tlp());
            records.put(id, new Kept(now, before.content()));
            more.forEach(to -> queue(to, new Message(id, false, now.version(), "")));
            return now;
        }

        @Override
        public SharedRecord narrow(
                RecordId id, long expected, Set<CountryCode> audience, String reason, Caller caller) {
            caller.require(SHARE);
            Kept before = expected(id, expected);
            Set<CountryCode> out = new TreeSet<>(before.record().audience());
            out.removeAll(audience);
            SharedRecord was = before.record();
            SharedRecord now =
                    new SharedRecord(id, was.type(), country, expected + 1, audience, was.handling(), was.tlp());
            records.put(id, new Kept(now, before.content()));
            out.forEach(to -> queue(to, new Message(id, true, now.version(), reason)));
            audience.forEach(to -> queue(to, new Message(id, false, now.version(), "")));
            return now;
        }

        @Override
        public SharedRecord withdraw(RecordId id, long expected, String reason, Caller caller) {
            return narrow(id, expected, Set.of(), reason, caller);
        }

        @Override
        public Optional<SharedRecord> find(RecordId id) {
            return Optional.ofNullable(records.get(id)).map(Kept::record);
        }

        @Override
        public List<Delivery> deliveries(RecordId id) {
            if (became.containsKey(id)) {
                return List.of(became.get(id));
            }
            List<Delivery> all = new java.util.ArrayList<>();
            carried.getOrDefault(id, Map.of()).forEach((to, message) -> {
                boolean more = out.getOrDefault(to, new ArrayDeque<>()).stream()
                        .anyMatch(later -> later.record().equals(id));
                if (!more) {
                    all.add(delivery(to, message, Delivery.State.ACKNOWLEDGED));
                }
            });
            out.forEach((to, waiting) -> waiting.stream()
                    .filter(message -> message.record().equals(id))
                    .reduce((one, later) -> later)
                    .ifPresent(message -> all.add(delivery(to, message, Delivery.State.QUEUED))));
            return all;
        }

        @Override
        public Set<CountryCode> having(RecordId id) {
            return new TreeSet<>(having.getOrDefault(id, Set.of()));
        }

        private static Delivery delivery(CountryCode to, Message message, Delivery.State state) {
            return new Delivery(
                    to,
                    1,
                    message.record(),
                    message.withdrawal() ? Delivery.Kind.NARROWED : Delivery.Kind.RECORD,
                    message.version(),
                    state,
                    "",
                    java.time.Instant.EPOCH);
        }

        @Override
        public List<Peer> list(Caller caller) {
            caller.require(Peers.READ);
            return sides.keySet().stream()
                    .filter(other -> !other.equals(country))
                    .map(other -> new Peer(
                            other,
                            "n",
                            "Node of " + other,
                            "0".repeat(64),
                            Peer.State.TRUSTED,
                            java.time.Instant.EPOCH,
                            1,
                            java.time.Instant.EPOCH,
                            Collections.emptySortedMap(),
                            reads))
                    .toList();
        }

        @Override
        public String card(Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String fingerprint() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Peer add(String card, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Peer trust(CountryCode other, String fingerprint, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Peer rotate(String card, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revoke(CountryCode other, String reason, Caller caller) {
            throw new UnsupportedOperationException();
        }
    }
}
