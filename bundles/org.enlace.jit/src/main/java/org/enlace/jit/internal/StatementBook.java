package org.enlace.jit.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.jit.Statement;
import org.enlace.jit.course.Carried;
import org.enlace.jit.internal.StatementStore.Kept;
import org.enlace.jit.internal.signing.SignedJson;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/**
 * Keeps statements: says those of this country, takes in those of others, and lets the areas hear each, all in one transaction. What
 * came before what it is about waits, and is looked at again with every statement of its team.
 */
public final class StatementBook implements Dossiers {
    public static final String MODULE = "joint-investigation-teams";

    /** Whatever another country says is not passed on without its permission; nothing here does. */
    static final Set<HandlingCode> HONOURED = Set.of(HandlingCode.H0, HandlingCode.H2);

    private final StatementStore store;
    private final StatementRules rules;
    private final Changes changes;
    private final Exchange exchange;
    private final CountryCode own;
    private final Map<String, Hearing> areas = new HashMap<>();
    private final List<Hearing> all = new ArrayList<>();
    private final List<Voices> voices = new ArrayList<>();

    public StatementBook(JitStores stores, Changes changes, Wire wire, CountryCode own) {
        store = stores.statements();
        rules = new StatementRules(store, changes);
        this.changes = changes;
        exchange = wire.exchange();
        this.own = own;
    }

    /** Said once by each area, when the use cases are put together. */
    public void area(Hearing hearing) {
        all.add(hearing);
        for (String kind : hearing.kinds()) {
            if (areas.putIfAbsent(kind, hearing) != null) {
                throw new IllegalArgumentException("Two areas know \"" + kind + "\"");
            }
        }
    }

    /** Said once by each area that knows who is asked or a party. */
    public void voices(Voices one) {
        voices.add(one);
    }

    @Override
    public Statement say(RecordId team, String kind, String content, Set<CountryCode> audience, Caller caller) {
        Instant at = moment(team);
        Statement said = new Statement(changes.next(), team, own, number(team, at), at, kind, content);
        requireVoice(said);
        rules.requireRoom(Kept.own(said));
        store.add(Kept.own(said));
        if (!audience.isEmpty()) {
            exchange.share(sharing(said.id(), Envelope.text(said), audience), Wire.CARRIER);
        }
        hear(said);
        letWaitingCount(team);
        return said;
    }

    /** After every number before, also after those that a copy which was put back does not know of: others refuse one that they have. */
    private long number(RecordId team, Instant at) {
        return Math.max(store.last(team, own) + 1, at.getEpochSecond());
    }

    /** Now, and after all that was heard in the team: clocks of countries differ, and an answer comes after what it answers. */
    private Instant moment(RecordId team) {
        Instant now = changes.moment();
        return store.latest(team)
                .map(latest -> latest.plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
    }

    @Override
    public List<Statement> of(RecordId team, Set<String> kinds) {
        return store.of(team, kinds);
    }

    @Override
    public List<Statement> of(RecordId team) {
        return store.of(team);
    }

    @Override
    public void tell(RecordId team, Set<CountryCode> countries) {
        for (Statement said : store.said(team, own)) {
            if (requireKind(said).between().contains(said.kind())) {
                continue;
            }
            tell(said.id(), Envelope.text(said), countries);
        }
    }

    @Override
    public void retell(RecordId team, Set<String> kinds, Predicate<CountryCode> left, Set<CountryCode> countries) {
        store.of(team, kinds).stream()
                .filter(said -> !said.country().equals(own) && left.test(said.country()))
                .forEach(said -> tell(Wire.retold(said.id()), Envelope.retold(said), countries));
    }

    private void tell(RecordId record, String text, Set<CountryCode> countries) {
        Optional<SharedRecord> before = exchange.find(record);
        Set<CountryCode> more = new TreeSet<>(countries);
        more.removeAll(before.map(SharedRecord::audience).orElse(Set.of()));
        if (!more.isEmpty() && before.isPresent()) {
            exchange.widen(record, before.get().version(), more, Wire.CARRIER);
        } else if (!more.isEmpty()) {
            exchange.share(sharing(record, text, more), Wire.CARRIER);
        }
    }

    @Override
    public Optional<Instant> ahead(RecordId team) {
        Instant now = changes.clock().instant();
        List<Statement> said = store.said(team, own);
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(said.get(said.size() - 1).at()).filter(now::isBefore);
    }

    @Override
    public Map<CountryCode, Carried> carried(RecordId team) {
        Map<CountryCode, Carried> carried = new TreeMap<>();
        for (Statement said : store.said(team, own)) {
            for (Delivery delivery : exchange.deliveries(said.id())) {
                Carried now = carried(delivery.state());
                carried.merge(delivery.country(), now, (before, after) -> before.stuck() ? before : after);
            }
        }
        return carried;
    }

    /** What the state of a delivery means to people. */
    public static Carried carried(Delivery.State state) {
        return switch (state) {
            case QUEUED -> Carried.QUEUED;
            case SENT -> Carried.SENT;
            case ACKNOWLEDGED -> Carried.DELIVERED;
            case KEPT -> Carried.KEPT;
            case QUARANTINED, REFUSED -> Carried.REFUSED;
        };
    }

    private static Sharing sharing(RecordId record, String text, Set<CountryCode> audience) {
        return new Sharing(
                record,
                TYPE,
                MODULE,
                FORMAT,
                audience,
                Handling.of(HandlingCode.H2),
                Optional.of(Tlp.AMBER_STRICT),
                text);
    }

    /**
     * Takes in what another country said; in the transaction of its coming. The same again changes nothing. What a country says itself
     * outweighs what others tell in its name: whatever of that cannot be so beside it is left, and all of it once the country tells
     * itself what it said.
     *
     * @throws Refusal {@code jit.form}, {@code jit.kind}, {@code jit.statement-other}, {@code jit.statement-order},
     *     {@code jit.statement-ahead}, {@code jit.not-a-party}, {@code jit.too-early}, and what the area finds wrong with the content
     */
    public void take(SharedRecord record, String text) {
        Kept kept = new Kept(Envelope.read(record.id(), record.owner(), text), record.owner());
        Statement said = kept.said();
        if (known(kept)) {
            return;
        }
        if (!kept.own() && !retold(said, record.owner())) {
            throw StatementRules.notAParty(record.owner());
        }
        prevail(kept);
        rules.requireFree(kept);
        rules.requireOrder(kept);
        rules.requireToday(said);
        requireKind(said);
        Voices.Voice voice = voice(said);
        if (voice == Voices.Voice.NONE) {
            throw StatementRules.notAParty(said.country());
        }
        if (voice == Voices.Voice.LATER) {
            keep(kept);
        } else {
            count(kept);
            letWaitingCount(said.team());
        }
    }

    /** Whether it is here already. @throws Refusal where its country, or who tells it, said something else under its id */
    private boolean known(Kept kept) {
        List<Kept> there = store.all(kept.said().country(), kept.said().id());
        Optional<Kept> same = there.stream()
                .filter(one -> one.said().equals(kept.said()))
                .min(Comparator.comparing(one -> !one.own()));
        boolean other = there.stream()
                .filter(one -> one.own() || one.teller().equals(kept.teller()))
                .anyMatch(one -> !one.said().equals(kept.said()));
        if (other) {
            throw StatementRules.other("id");
        }
        if (same.isPresent() && kept.own() && !same.get().own()) {
            store.own(same.get());
            prevail(kept);
        }
        return same.isPresent();
    }

    /** Before anybody asks whether it may say so: what another told of it may say that it may not. */
    private void prevail(Kept kept) {
        if (kept.own()) {
            store.outweighed(kept.said()).forEach(this::leave);
            leaveTold(kept);
        }
    }

    /** @return whether something was left, because its country tells it itself */
    private boolean leaveTold(Kept kept) {
        Statement said = kept.said();
        List<Kept> told = kept.own() && tellsItself(said) ? store.told(said.team(), said.country()) : List.of();
        told.forEach(this::leave);
        return !told.isEmpty();
    }

    private boolean tellsItself(Statement said) {
        return voices.stream().anyMatch(one -> one.tellsItself(said));
    }

    private void leave(Kept told) {
        store.remove(told);
        changes.record(act("jit.statement-outweighed", told.said()).fact("teller", told.teller()));
    }

    private boolean retold(Statement said, CountryCode teller) {
        return voices.stream().anyMatch(one -> one.retold(said, teller))
                && store.saidItself(said.team(), said.country(), SignedJson.KIND).stream()
                        .noneMatch(this::tellsItself);
    }

    private void keep(Kept kept) {
        rules.requireRoomEarly(kept);
        store.addEarly(kept);
        changes.record(act("jit.statement-waits", kept.said()));
    }

    private void count(Kept kept) {
        rules.requireRoom(kept);
        store.add(kept);
        changes.record(act("jit.statement-came", kept.said()));
        hear(kept.said());
    }

    private static Act act(String code, Statement said) {
        return Act.done(code, Caller.node())
                .on(TEAM, said.team())
                .fact("country", said.country())
                .fact("number", said.number())
                .code("kind", said.kind());
    }

    /** What waits counts as soon as its country has a voice; each that counts may give one to the next. */
    private void letWaitingCount(RecordId team) {
        Set<String> looked = new HashSet<>();
        boolean again = true;
        while (again) {
            again = false;
            for (Kept kept : store.early(team)) {
                again |= leaveTold(kept);
                Voices.Voice voice = voice(kept.said());
                // What was left for another waits no more.
                if (voice == Voices.Voice.GIVEN
                        && looked.add(kept.said().id() + " " + kept.teller())
                        && store.removeEarly(kept)) {
                    countOrLeave(kept);
                    again = true;
                } else if (voice == Voices.Voice.NONE && store.removeEarly(kept)) {
                    changes.record(act("jit.statement-left", kept.said()));
                }
            }
        }
    }

    /** That one which waited says what nobody can read keeps nothing else back. */
    private void countOrLeave(Kept kept) {
        try {
            prevail(kept);
            rules.requireOrder(kept);
            count(kept);
        } catch (Refusal unread) {
            store.remove(kept);
            changes.record(act("jit.statement-left", kept.said()).code("code", unread.code()));
        }
    }

    private Hearing requireKind(Statement said) {
        Hearing area = areas.get(said.kind());
        if (area == null) {
            throw new Refusal("jit.kind", "No area knows \"" + said.kind() + "\"", said.kind()).at("kind");
        }
        return area;
    }

    private void requireVoice(Statement said) {
        requireKind(said);
        if (voice(said) != Voices.Voice.GIVEN) {
            throw StatementRules.notAParty(said.country());
        }
    }

    private Voices.Voice voice(Statement said) {
        Voices.Voice best = Voices.Voice.NONE;
        for (Voices one : voices) {
            Voices.Voice voice = one.of(said);
            if (voice.compareTo(best) < 0) {
                best = voice;
            }
        }
        return best;
    }

    private void hear(Statement said) {
        Hearing area = requireKind(said);
        area.heard(said);
        all.forEach(one -> one.followed(said));
    }

    /**
     * Its country took a statement back from this one: nothing of what it said stays. Texts and signatures that counted do: whoever
     * signs is bound, and so is whoever proposed what others signed.
     */
    public void takenBack(SharedRecord record) {
        store.all(record.owner(), record.id()).stream().filter(Kept::own).forEach(store::removeEarly);
        store.find(record.owner(), record.id()).ifPresent(said -> {
            if (Standings.KINDS.contains(said.kind())) {
                changes.record(act("jit.statement-kept", said));
            } else {
                store.erase(said);
                changes.record(act("jit.statement-back", said));
                requireKind(said).lost(said);
            }
        });
    }
}
