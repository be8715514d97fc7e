package org.enlace.exchange.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peer;
import org.enlace.exchange.internal.Held.Place;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Transactions;

/** A node's database in memory, with transactions, a plug that can be pulled at any write, and backups. */
final class MemoryStore implements ExchangeStore, Transactions {
    private static final Set<State> ANSWERED =
            EnumSet.of(State.ACKNOWLEDGED, State.KEPT, State.QUARANTINED, State.REFUSED);
    private static final Set<State> EXCEPTED = EnumSet.of(State.KEPT, State.QUARANTINED, State.REFUSED);

    /** All that is stored: every table by its key. */
    private final Map<String, NavigableMap<String, Object>> tables = new TreeMap<>();

    private final Deque<Runnable> undo = new ArrayDeque<>();
    /** What the transaction holds. */
    private final TreeSet<String> locks = new TreeSet<>();

    private boolean inside;
    private int writesLeft = Integer.MAX_VALUE;
    private final AtomicReference<Runnable> beforeNext = new AtomicReference<>();
    private final AtomicReference<Runnable> whileLocking = new AtomicReference<>();

    /** The power went off. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What somebody else commits before the next transaction begins. */
    void beforeNext(Runnable act) {
        beforeNext.set(act);
    }

    /** What somebody else commits while the next lock is waited for. */
    void whileLocking(Runnable act) {
        whileLocking.set(act);
    }

    /** Locks are taken in one order, or two transactions wait for each other. */
    private void locked(String row) {
        TreeSet<String> own = new TreeSet<>(locks);
        locks.clear();
        others(whileLocking);
        locks.clear();
        locks.addAll(own);
        if (!locks.contains(row) && !locks.isEmpty() && locks.last().compareTo(row) > 0) {
            throw new AssertionError("Locked " + row + " after " + locks.last());
        }
        locks.add(row);
    }

    private static void others(AtomicReference<Runnable> act) {
        Optional.ofNullable(act.getAndSet(null)).ifPresent(Runnable::run);
    }

    /** The write after this many pulls the plug. */
    void crashAfter(int writes) {
        writesLeft = writes;
    }

    Map<String, NavigableMap<String, Object>> backup() {
        Map<String, NavigableMap<String, Object>> copy = new TreeMap<>();
        tables.forEach((name, rows) -> copy.put(name, new TreeMap<>(rows)));
        return copy;
    }

    void restore(Map<String, NavigableMap<String, Object>> backup) {
        tables.clear();
        backup.forEach((name, rows) -> tables.put(name, new TreeMap<>(rows)));
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (inside) {
            return work.get();
        }
        others(beforeNext);
        inside = true;
        undo.clear();
        locks.clear();
        try {
            T result = work.get();
            // The commit itself is a write.
            write();
            return result;
        } catch (RuntimeException | Error e) {
            undo.forEach(Runnable::run);
            throw e;
        } finally {
            inside = false;
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        throw new UnsupportedOperationException();
    }

    private void write() {
        if (!inside) {
            throw new IllegalStateException("Written outside a transaction");
        }
        if (writesLeft-- <= 0) {
            writesLeft = Integer.MAX_VALUE;
            throw new Crash();
        }
    }

    private NavigableMap<String, Object> table(String name) {
        return tables.computeIfAbsent(name, any -> new TreeMap<>());
    }

    void put(String table, String key, Object value) {
        write();
        Object before = value == null ? table(table).remove(key) : table(table).put(key, value);
        undo.push(() -> {
            if (before == null) {
                table(table).remove(key);
            } else {
                table(table).put(key, before);
            }
        });
    }

    @SuppressWarnings("unchecked")
    <T> Optional<T> get(String table, String key) {
        return Optional.ofNullable((T) table(table).get(key));
    }

    @SuppressWarnings("unchecked")
    <T> List<T> all(String table) {
        return (List<T>) new ArrayList<>(table(table).values());
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> from(String table, String prefix, String begin) {
        return (List<T>) new ArrayList<>(
                table(table).subMap(prefix + begin, true, prefix + "~", false).values());
    }

    private static String seq(long seq) {
        return String.format("%019d", seq);
    }

    @Override
    public Optional<Self> self() {
        return get("self", "");
    }

    @Override
    public void write(Self self) {
        put("self", "", self);
    }

    @Override
    public void lockSelf() {
        locked("1 self");
    }

    @Override
    public boolean writeRuns(Peer peer) {
        Optional<PeerKey> now = this.<PeerKey>get("peer", peer.signer())
                .filter(one -> one.peer().state() == Peer.State.TRUSTED);
        now.ifPresent(one -> {
            Peer old = one.peer();
            write(one.with(new Peer(
                    old.country(),
                    old.node(),
                    old.name(),
                    old.signer(),
                    old.state(),
                    old.since(),
                    old.epoch(),
                    old.made(),
                    peer.modules(),
                    peer.types())));
        });
        return now.isPresent();
    }

    @Override
    public List<PeerKey> peers() {
        return all("peer");
    }

    @Override
    public void write(PeerKey peer) {
        put("peer", peer.peer().signer(), peer);
    }

    @Override
    public void forget(PeerKey peer) {
        put("peer", peer.peer().signer(), null);
    }

    @Override
    public Optional<Own> own(RecordId id) {
        return get("own", id.toString());
    }

    @Override
    public List<RecordId> ownIds() {
        return this.<Own>all("own").stream().map(Own::id).toList();
    }

    @Override
    public void lockOwn(RecordId id) {
        locked("4 own " + id);
    }

    @Override
    public void write(Own own) {
        put("own", own.id().toString(), own);
    }

    @Override
    public void writeSealed(RecordId id, long version, String envelope, String keys) {
        own(id).filter(now -> now.version() == version).ifPresent(now -> write(now.in(envelope, keys)));
    }

    @Override
    public Optional<OutStream> out(CountryCode country) {
        return get("out", country.value());
    }

    @Override
    public List<OutStream> outs() {
        return all("out");
    }

    @Override
    public OutStream lockOut(CountryCode country, String node) {
        locked("3 out " + country);
        if (out(country).isEmpty()) {
            put("out", country.value(), OutStream.empty(country, node));
        }
        return out(country).orElseThrow();
    }

    @Override
    public void write(OutStream stream) {
        put("out", stream.country().value(), stream);
    }

    @Override
    public void write(Message message) {
        put("message", message.country() + seq(message.seq()), message);
        put("about", message.record() + " " + message.country() + seq(message.seq()), message);
    }

    @Override
    public Optional<Message> message(CountryCode country, long seq) {
        return get("message", country + seq(seq));
    }

    @Override
    public List<Message> messages(CountryCode country, long after, int limit) {
        List<Message> all = from("message", country.value(), seq(after + 1));
        return all.subList(0, Math.min(limit, all.size()));
    }

    @Override
    public List<Message> messages(RecordId record) {
        return from("about", record + " ", "");
    }

    private boolean last(Message message) {
        return messages(message.record()).stream()
                .noneMatch(other -> other.country().equals(message.country()) && other.seq() > message.seq());
    }

    @Override
    public List<Message> queue(Optional<CountryCode> country, boolean all, int limit) {
        return this.<Message>all("message").stream()
                .filter(message -> country.map(message.country()::equals).orElse(true))
                .filter(message -> all || message.state() != State.ACKNOWLEDGED)
                .filter(this::last)
                .sorted(Comparator.comparing(Message::changed)
                        .reversed()
                        .thenComparing(Message::country)
                        .thenComparing(Comparator.comparingLong(Message::seq).reversed()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Message> excepted(CountryCode country) {
        return messages(country, 0, Integer.MAX_VALUE).stream()
                .filter(message -> EXCEPTED.contains(message.state()))
                .toList();
    }

    @Override
    public Optional<Instant> oldest(CountryCode country, Set<State> states) {
        return messages(country, 0, Integer.MAX_VALUE).stream()
                .filter(message -> states.contains(message.state()))
                .filter(this::last)
                .map(Message::changed)
                .min(Instant::compareTo);
    }

    @Override
    public long count(CountryCode country, Set<State> states, boolean withdrawals) {
        return messages(country, 0, Integer.MAX_VALUE).stream()
                .filter(message -> states.contains(message.state()))
                .filter(message -> !withdrawals || message.kind() != Kind.RECORD)
                .filter(this::last)
                .count();
    }

    @Override
    public void acknowledge(CountryCode country, long first, long last, Instant at) {
        messages(country, 0, Integer.MAX_VALUE).stream()
                .filter(message -> message.seq() >= first && message.seq() <= last)
                .filter(message -> message.state() == State.QUEUED || message.state() == State.SENT)
                .forEach(message -> write(message.in(State.ACKNOWLEDGED, "", message.known(), at)));
    }

    @Override
    public void queueAgain(CountryCode country, long after, Instant at) {
        messages(country, after, Integer.MAX_VALUE).stream()
                .filter(message -> ANSWERED.contains(message.state()))
                .forEach(message -> write(message.in(State.QUEUED, "", message.known(), at)));
    }

    @Override
    public void clearMessages(CountryCode country) {
        messages(country, 0, Integer.MAX_VALUE).forEach(message -> {
            put("message", country + seq(message.seq()), null);
            put("about", message.record() + " " + country + seq(message.seq()), null);
        });
    }

    @Override
    public Optional<InStream> in(CountryCode country) {
        return get("in", country.value());
    }

    @Override
    public List<InStream> ins() {
        return all("in");
    }

    @Override
    public InStream lockIn(CountryCode country, String node) {
        locked("2 in " + country);
        if (in(country).isEmpty()) {
            put("in", country.value(), InStream.empty(country, node, 0, 0, ""));
        }
        return in(country).orElseThrow();
    }

    @Override
    public void write(InStream stream) {
        put("in", stream.country().value(), stream);
    }

    @Override
    public Optional<Held> held(RecordId id) {
        return get("held", id.toString());
    }

    @Override
    public void write(Held held) {
        put("held", held.id().toString(), held);
    }

    @Override
    public List<Held> stuck(int limit) {
        return this.<Held>all("held").stream()
                .filter(held -> held.state() != Place.DONE)
                .map(Held::withoutContent)
                .sorted(Comparator.comparing(Held::owner).thenComparingLong(Held::seq))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Held> unconfirmedHeld(CountryCode owner, long epoch, int limit) {
        return this.<Held>all("held").stream()
                .filter(held -> held.owner().equals(owner) && held.epoch() < epoch && held.shown() > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Unremembered> unremembered() {
        return all("unremembered");
    }

    @Override
    public void replaceUnremembered(CountryCode country, List<Unremembered> all) {
        this.<Unremembered>from("unremembered", country.value(), "")
                .forEach(one -> put("unremembered", country.value() + one.record(), null));
        all.forEach(one -> put("unremembered", country.value() + one.record(), one));
    }

    @Override
    public void forgetUnremembered(RecordId record) {
        unremembered().stream()
                .filter(one -> one.record().equals(record))
                .forEach(one -> put("unremembered", one.country().value() + record, null));
    }

    @Override
    public long countStuck(CountryCode owner) {
        return stuck(Integer.MAX_VALUE).stream()
                .filter(held -> held.owner().equals(owner))
                .count();
    }

    @Override
    public void write(CountryCode country, Waiting waiting) {
        put("waiting", country + seq(waiting.seq()), waiting);
    }

    @Override
    public Optional<Waiting> waiting(CountryCode country, long seq) {
        return get("waiting", country + seq(seq));
    }

    @Override
    public long countWaiting(CountryCode country) {
        return from("waiting", country.value(), "").size();
    }

    @Override
    public long sizeOfWaiting(CountryCode country) {
        return this.<Waiting>from("waiting", country.value(), "").stream()
                .mapToLong(Waiting::size)
                .sum();
    }

    @Override
    public void forgetWaiting(CountryCode country, long upTo) {
        this.<Waiting>from("waiting", country.value(), "").stream()
                .filter(waiting -> waiting.seq() <= upTo)
                .forEach(waiting -> put("waiting", country + seq(waiting.seq()), null));
    }

    @Override
    public void write(CountryCode country, Announced announced) {
        put("announced", country + seq(announced.seq()) + announced.chain(), announced);
    }

    @Override
    public void forget(CountryCode country, Announced announced) {
        put("announced", country + seq(announced.seq()) + announced.chain(), null);
    }

    @Override
    public List<Announced> announced(CountryCode country) {
        return from("announced", country.value(), "");
    }

    @Override
    public void forgetAnnounced(CountryCode country, long upTo) {
        announced(country).stream()
                .filter(one -> one.seq() <= upTo)
                .forEach(one -> put("announced", country + seq(one.seq()) + one.chain(), null));
    }

    @Override
    public void write(CountryCode country, Answer answer) {
        put("answer", country + seq(answer.seq()), answer);
    }

    @Override
    public List<Answer> answers(CountryCode country) {
        return from("answer", country.value(), "");
    }

    @Override
    public void forgetAnswers(CountryCode country, RecordId record, boolean refused) {
        answers(country).stream()
                .filter(answer -> record.equals(answer.record()))
                .filter(answer -> refused || answer.state() != State.REFUSED)
                .forEach(answer -> put("answer", country + seq(answer.seq()), null));
    }

    @Override
    public void forgetAnswers(CountryCode country) {
        answers(country).forEach(answer -> put("answer", country + seq(answer.seq()), null));
    }

    @Override
    public void write(Trouble trouble) {
        put("trouble", trouble.id(), trouble);
    }

    @Override
    public List<Trouble> troubles(int limit) {
        return this.<Trouble>all("trouble").stream()
                .sorted(Comparator.comparing(Trouble::at).reversed().thenComparing(Trouble::id))
                .limit(limit)
                .toList();
    }

    @Override
    public long countTroubles(CountryCode country) {
        return this.<Trouble>all("trouble").stream()
                .filter(trouble -> trouble.country().equals(country))
                .count();
    }

    @Override
    public void forgetTroubles(CountryCode country, long first, long last) {
        this.<Trouble>all("trouble").stream()
                .filter(trouble -> trouble.country().equals(country) && trouble.seq() >= first && trouble.seq() <= last)
                .forEach(trouble -> put("trouble", trouble.id(), null));
    }
}
