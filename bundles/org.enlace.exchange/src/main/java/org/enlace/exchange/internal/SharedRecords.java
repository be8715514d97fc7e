package org.enlace.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Exchange;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;

/** This country's own records: each change of one puts a message into the stream to each country, in the same transaction. */
public final class SharedRecords implements Exchange {
    private static final String RECORD = "shared-record";
    private static final int LONGEST_REASON = 2000;

    private final Ground ground;
    private final Streams streams;

    public SharedRecords(Ground ground) {
        this.ground = ground;
        this.streams = new Streams(ground);
    }

    @Override
    public SharedRecord share(Sharing sharing, Caller caller) {
        caller.require(SHARE);
        Own own = made(sharing, 1, Set.of());
        return ground.transactions().call(() -> {
            streams.lock(own.audience());
            if (ground.store().own(own.id()).isPresent()) {
                throw new Refusal(
                        "exchange.known", "The record " + own.id() + " is shared already; revise it instead", own.id());
            }
            ground.store().write(own);
            streams.tellAll(own);
            ground.audit().record(act("exchange.share", own, caller).codes("audience", new TreeSet<>(own.audience())));
            return own.record(ground.country());
        });
    }

    @Override
    public SharedRecord revise(Sharing sharing, long expected, Caller caller) {
        caller.require(SHARE);
        return ground.transactions().call(() -> {
            Own before = standing(sharing.record(), expected, sharing.audience());
            Set<CountryCode> former = new TreeSet<>(before.former());
            former.removeAll(sharing.audience());
            Own after = made(sharing, expected + 1, former);
            if (!after.audience().containsAll(before.audience())) {
                throw new Refusal(
                        "exchange.narrower",
                        "A revision leaves nobody out: the audience was " + named(before.audience())
                                + ". Narrow it first, with the reason",
                        named(before.audience()));
            }
            ground.store().write(after);
            after.audience().forEach(to -> streams.enqueue(to, after.id(), Kind.RECORD, after.version()));
            ground.audit()
                    .record(act("exchange.revise", after, caller).codes("audience", new TreeSet<>(after.audience())));
            return after.record(ground.country());
        });
    }

    @Override
    public SharedRecord widen(RecordId id, long expected, Set<CountryCode> more, Caller caller) {
        caller.require(SHARE);
        return ground.transactions().call(() -> {
            Own before = standing(id, expected, more);
            if (more.isEmpty() || more.stream().anyMatch(before.audience()::contains)) {
                throw new Refusal(
                        "exchange.not-wider",
                        "\"" + named(more) + "\" adds nobody to the audience, " + named(before.audience())
                                + "; name countries that are not in it",
                        named(more),
                        named(before.audience()));
            }
            Set<CountryCode> audience = new TreeSet<>(before.audience());
            audience.addAll(more);
            Set<CountryCode> former = new TreeSet<>(before.former());
            former.removeAll(more);
            Own after = before.at(expected + 1, audience, former, before.reason());
            // That nobody takes it for its own is asked first.
            SharedRecord record = after.record(ground.country());
            ground.store().write(after);
            more.forEach(to -> streams.enqueue(to, id, Kind.RECORD, after.version()));
            ground.audit().record(act("exchange.widen", after, caller).codes("audience", new TreeSet<>(more)));
            return record;
        });
    }

    @Override
    public SharedRecord narrow(RecordId id, long expected, Set<CountryCode> audience, String reason, Caller caller) {
        caller.require(SHARE);
        String why = words(reason);
        return ground.transactions().call(() -> {
            Own before = standing(id, expected, Set.of());
            Set<CountryCode> out = new TreeSet<>(before.audience());
            out.removeAll(audience);
            if (out.isEmpty() || !before.audience().containsAll(audience)) {
                throw new Refusal(
                        "exchange.not-narrower",
                        named(audience) + " is no part of the audience, " + named(before.audience()),
                        named(audience),
                        named(before.audience()));
            }
            Set<CountryCode> former = new TreeSet<>(before.former());
            former.addAll(out);
            Own after = before.at(expected + 1, audience, former, why);
            ground.store().write(after);
            after.audience().forEach(to -> streams.enqueue(to, id, Kind.RECORD, after.version()));
            out.forEach(to -> streams.enqueue(to, id, Kind.NARROWED, after.version()));
            ground.audit()
                    .record(act("exchange.narrow", after, caller)
                            .codes("audience", new TreeSet<>(after.audience()))
                            .codes("out", new TreeSet<>(out))
                            .because(why));
            return after.record(ground.country());
        });
    }

    @Override
    public SharedRecord withdraw(RecordId id, long expected, String reason, Caller caller) {
        caller.require(SHARE);
        String why = words(reason);
        return ground.transactions().call(() -> {
            Own before = standing(id, expected, Set.of());
            Own after = before.taken(why);
            ground.store().write(after);
            before.audience().forEach(to -> streams.enqueue(to, id, Kind.WITHDRAWN, after.version()));
            ground.audit().record(act("exchange.withdraw", after, caller).because(why));
            return after.record(ground.country());
        });
    }

    @Override
    public Optional<SharedRecord> find(RecordId id) {
        return ground.store().own(id).map(own -> own.record(ground.country()));
    }

    @Override
    public List<Delivery> deliveries(RecordId id) {
        Map<CountryCode, Message> last = new TreeMap<>();
        ground.store().messages(id).stream()
                .sorted(Comparator.comparingLong(Message::seq))
                .forEach(message -> last.put(message.country(), message));
        return last.values().stream().map(Message::delivery).toList();
    }

    @Override
    public Set<CountryCode> having(RecordId id) {
        Set<CountryCode> having = new TreeSet<>();
        ground.store().messages(id).stream()
                .sorted(Comparator.comparingLong(Message::seq))
                .forEach(message -> {
                    Delivery delivery = message.delivery();
                    if (delivery.kind() != Kind.RECORD) {
                        having.remove(delivery.country());
                    } else if (delivery.state() == Delivery.State.ACKNOWLEDGED) {
                        having.add(delivery.country());
                    }
                });
        return having;
    }

    /** The record anew, as a version above all that is known of anywhere. */
    long again(RecordId id, Caller caller) {
        return ground.transactions().call(() -> {
            streams.lock(concerned(id));
            ground.store().lockOwn(id);
            List<Unremembered> elsewhere = ground.store().unremembered().stream()
                    .filter(one -> one.record().equals(id))
                    .toList();
            Own own = ground.store()
                    .own(id)
                    .or(() -> elsewhere.stream().findFirst().map(SharedRecords::lost))
                    .orElseThrow(() -> new NotFound(RECORD, id.toString()));
            long known = LongStream.concat(
                            ground.store().messages(id).stream().mapToLong(Message::known),
                            elsewhere.stream().mapToLong(Unremembered::version))
                    .max()
                    .orElse(0);
            Set<CountryCode> former = new TreeSet<>(own.former());
            elsewhere.stream().map(Unremembered::country).forEach(former::add);
            former.removeAll(own.audience());
            Own after = own.at(Math.max(own.version(), known) + 1, own.audience(), former, own.reason());
            ground.store().write(after);
            ground.store().forgetUnremembered(id);
            streams.tellAll(after);
            ground.audit().record(act("exchange.again", after, caller));
            return after.version();
        });
    }

    private Set<CountryCode> concerned(RecordId id) {
        Set<CountryCode> all = new TreeSet<>();
        ground.store().own(id).ifPresent(own -> {
            all.addAll(own.audience());
            all.addAll(own.former());
        });
        ground.store().unremembered().stream()
                .filter(one -> one.record().equals(id))
                .forEach(one -> all.add(one.country()));
        return all;
    }

    /** A record that was shared after the backup was made: nothing is left of it here, so it can only be taken back. */
    private static Own lost(Unremembered one) {
        return new Own(
                one.record(),
                one.type(),
                one.module(),
                1,
                one.version(),
                Set.of(),
                Set.of(),
                Handling.GENERAL,
                Optional.empty(),
                null,
                true,
                "",
                null,
                "");
    }

    /** The record as it is once nobody else can change it, with the streams to all who have to know of a change. */
    private Own standing(RecordId id, long expected, Set<CountryCode> more) {
        Set<CountryCode> told = new TreeSet<>(more);
        told.addAll(known(id).audience());
        streams.lock(told);
        ground.store().lockOwn(id);
        Own own = known(id);
        if (own.version() != expected) {
            throw new Stale(RECORD, id.toString());
        }
        if (own.withdrawn()) {
            throw new Refusal("exchange.withdrawn", "The record " + id + " was taken back and stays so", id);
        }
        return own;
    }

    private Own known(RecordId id) {
        return ground.store().own(id).orElseThrow(() -> new NotFound(RECORD, id.toString()));
    }

    private Own made(Sharing sharing, long version, Set<CountryCode> former) {
        Own own = new Own(
                sharing.record(),
                sharing.type(),
                sharing.module(),
                sharing.format(),
                version,
                sharing.audience(),
                former,
                sharing.handling(),
                sharing.tlp(),
                sharing.content(),
                false,
                "",
                null,
                "");
        own.record(ground.country());
        int size = sharing.content().getBytes(StandardCharsets.UTF_8).length;
        if (size > LONGEST_CONTENT) {
            throw new Refusal(
                    "exchange.content-size",
                    "The content has " + size + " bytes, and at most " + LONGEST_CONTENT
                            + " travel; leave attachments out of it",
                    size,
                    LONGEST_CONTENT);
        }
        return own;
    }

    private static String words(String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.length() > LONGEST_REASON) {
            throw new Refusal(
                    "exchange.reason-length",
                    "The reason has " + why.length() + " characters, and at most " + LONGEST_REASON + " are taken",
                    why.length(),
                    LONGEST_REASON);
        }
        return why;
    }

    private static Act act(String code, Own own, Caller caller) {
        return Act.done(code, caller).on(own.type(), own.id()).fact("version", own.version());
    }

    private static String named(Set<CountryCode> countries) {
        return String.join(
                " ", countries.stream().map(CountryCode::value).sorted().toList());
    }
}
