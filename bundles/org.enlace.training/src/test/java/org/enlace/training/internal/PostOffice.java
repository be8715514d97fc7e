package org.enlace.training.internal;

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
import org.enlace.training.SeriesShares;

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
                SeriesShares.SERIES, new TreeSet<>(Set.of(1)), SeriesShares.EVALUATION, new TreeSet<>(Set.of(1))));

        /** What became of the messages about a record, where it is not that they arrived. */
        final Map<RecordId, Delivery> became = new HashMap<>();

        private final Map<RecordId, Kept> records = new HashMap<>();
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
            boolean overtaken = kept.record().version() > next.version();
            if (!overtaken) {
                if (!next.withdrawal()) {
                    left.add(kept.content());
                }
                side(to).takes(next, kept);
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
            throw new UnsupportedOperationException("Nothing here gives a record on as it is");
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
        public Set<CountryCode> having(RecordId id) {
            return deliveries(id).stream().map(Delivery::country).collect(java.util.stream.Collectors.toSet());
        }

        @Override
        public List<Delivery> deliveries(RecordId id) {
            return Optional.ofNullable(became.get(id)).stream().toList();
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
