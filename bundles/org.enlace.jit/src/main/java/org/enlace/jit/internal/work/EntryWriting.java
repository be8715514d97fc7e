package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.enlace.jit.Rules;
import org.enlace.jit.Stamp;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Contents;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.Use;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Writes this country's entries, changes them and takes them back. */
final class EntryWriting {
    private static final int LONGEST_REASON = 2_000;

    private final EntryDoor door;
    private final EntryBook book;
    private final EntrySharing sharing;
    private final EntryRules rules;
    private final EntryNumbers numbers;
    private final WritingRules writing;
    private final EntryIntake intake;
    private final Once once;
    private final Changes changes;
    private final List<Predicate<Entry>> chained = new CopyOnWriteArrayList<>();

    EntryWriting(
            EntryDoor door,
            EntryBook book,
            EntrySharing sharing,
            EntryRules rules,
            EntryNumbers numbers,
            WritingRules writing,
            EntryIntake intake,
            Once once,
            Changes changes) {
        this.door = door;
        this.book = book;
        this.sharing = sharing;
        this.rules = rules;
        this.numbers = numbers;
        this.writing = writing;
        this.intake = intake;
        this.once = once;
        this.changes = changes;
    }

    /** @param chain whether something hangs on an entry that would be lost with it */
    void chained(Predicate<Entry> chain) {
        chained.add(chain);
    }

    /** @param form what was made up when the form was opened; blank for none */
    Entry write(RecordId team, NewEntry wanted, String form, Caller caller) {
        return changes.make(caller, stamp -> {
            EntryReader writer = door.enter(team, caller);
            RecordId author = writer.author(wanted.kind().area().writing());
            String said = form.isBlank() ? "" : Once.said(form, writer, wanted);
            Optional<Entry> before = once.before(said);
            if (before.isPresent()) {
                return before.get();
            }
            Instant at = at(stamp, writer);
            Entry entry = entry(changes.next(), 1, at, at, author, numbered(wanted, writer), writer);
            writing.require(writer, entry, Set.of());
            keep(entry, writer);
            if (entry.kind() == EntryKind.LIFTED) {
                lift(entry, writer, author);
            }
            once.keep(said, entry.id(), stamp.at());
            changes.record(act("jit.entry-write", entry, caller));
            return entry;
        });
    }

    Entry change(RecordId team, RecordId id, int version, NewEntry wanted, Caller caller) {
        return changes.make(caller, stamp -> {
            EntryReader writer = door.enter(team, caller);
            Stored before = door.stored(writer, id);
            RecordId author = writer.author(before.entry().kind().area().writing());
            requireOwn(before, writer);
            requireKind(before, wanted);
            Changes.expect(version, before.entry().version(), EntryWire.TYPE, id);
            door.eyes(writer).requireOpen(before);
            Entry entry = entry(
                    id,
                    version + 1,
                    before.entry().written(),
                    after(at(stamp, writer), before),
                    author,
                    as(before.entry(), wanted),
                    writer);
            EntryRules.requireChangeable(before.entry(), entry);
            EntryRules.requireParent(before.entry(), entry);
            writing.require(writer, entry, pointed(before.entry()));
            keep(entry, writer);
            changes.record(act("jit.entry-change", entry, caller));
            return entry;
        });
    }

    void takeBack(RecordId team, RecordId id, int version, String reason, Caller caller) {
        String why = Rules.text("reason", reason, LONGEST_REASON);
        changes.make(caller, stamp -> {
            EntryReader writer = door.enter(team, caller);
            Stored before = door.stored(writer, id);
            writer.author(before.entry().kind().area().writing());
            requireOwn(before, writer);
            if (before.entry().kind() == EntryKind.LIFTED) {
                throw new Refusal(
                        "jit.entry-final",
                        "What was said to a request to lift stays; change the handling of the entry itself",
                        before.entry().kind().token());
            }
            if (chained.stream().anyMatch(one -> one.test(before.entry()))) {
                throw new Refusal(
                        "jit.entry-chained",
                        "It has a chain of custody, which stays; write in a further event what became of it");
            }
            Changes.expect(version, before.entry().version(), EntryWire.TYPE, id);
            String told = book.withdraw(before, why, Optional.of(caller.officer()));
            tellOthers(before, told);
            changes.record(TeamActs.noted("jit.entry-back", caller, why)
                    .on(EntryWire.TYPE, id)
                    .fact("team", team)
                    .code("kind", before.entry().kind().token()));
            return null;
        });
    }

    /** Nothing is left of what it said elsewhere either, as soon as they are told. */
    private void tellOthers(Stored before, String why) {
        Set<CountryCode> without = sharing.withdraw(before.entry(), why);
        if (!without.isEmpty()) {
            EntryGone gone = new EntryGone(
                    before.entry().team(), Map.of(before.id(), before.entry().kind()));
            sharing.gone(changes.next(), gone, without);
        }
    }

    /** @return the countries that had it at any time, which are told */
    Set<CountryCode> expire(Stored before, String why) {
        Set<CountryCode> had = new HashSet<>(sharing.carried(before.id()).keySet());
        had.addAll(sharing.having(before.id()));
        book.erase(before, why);
        tellOthers(before, why);
        return had;
    }

    /** With what this node assigns: what nobody types. */
    private NewEntry numbered(NewEntry wanted, EntryReader writer) {
        return wanted.kind() == EntryKind.EVIDENCE
                ? with(wanted, Map.of(EvidenceNumber.FIELD, String.valueOf(numbers.next(writer.team(), writer.own()))))
                : wanted;
    }

    private static NewEntry as(Entry before, NewEntry wanted) {
        Map<String, String> assigned = new HashMap<>();
        before.kind().fields().stream()
                .filter(Field::assigned)
                .forEach(field -> assigned.put(field.name(), before.content().word(field.name())));
        return assigned.isEmpty() ? wanted : with(wanted, assigned);
    }

    private static NewEntry with(NewEntry wanted, Map<String, String> assigned) {
        return new NewEntry(
                wanted.kind(),
                Contents.assigned(wanted.kind(), wanted.content(), assigned),
                wanted.handling(),
                wanted.grading());
    }

    private void keep(Entry entry, EntryReader writer) {
        book.put(entry);
        sharing.say(entry, sharing.audience(writer.view().standing(), entry.changed()));
        intake.arrived(entry);
    }

    private static Entry entry(
            RecordId id, int version, Instant written, Instant changed, RecordId author, NewEntry as, EntryReader by) {
        return new Entry(
                id,
                by.team(),
                by.own(),
                version,
                as.kind(),
                author,
                written,
                changed,
                as.handling(),
                as.grading(),
                as.content());
    }

    /** Now, and not before what this node has left behind in the team: its clock may have been set back. */
    private static Instant at(Stamp stamp, EntryReader writer) {
        Instant known = writer.view().at().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        return stamp.at().isBefore(known) ? known : stamp.at();
    }

    private static Instant after(Instant at, Stored before) {
        Instant changed = before.entry().changed();
        return at.isAfter(changed) ? at : changed.plus(1, java.time.temporal.ChronoUnit.MICROS);
    }

    private static void requireOwn(Stored before, EntryReader writer) {
        if (!before.entry().owner().equals(writer.own())) {
            throw new Refusal(
                    "jit.not-ours",
                    "Only " + before.entry().owner() + " changes what it wrote; answer with an entry of your own",
                    before.entry().owner());
        }
    }

    private static void requireKind(Stored before, NewEntry wanted) {
        if (before.entry().kind() != wanted.kind()) {
            throw new Refusal(
                            "jit.entry-kind",
                            "An entry stays of its kind, \""
                                    + before.entry().kind().token() + "\"; take it back and write another",
                            before.entry().kind().token())
                    .at("kind");
        }
    }

    private static Set<RecordId> pointed(Entry entry) {
        Set<RecordId> all = new HashSet<>();
        EntryRules.fields(entry.kind(), FieldType.ENTRY)
                .forEach(field -> all.addAll(entry.content().ids(field.name())));
        return all;
    }

    /** What was granted is done in the same act. */
    private void lift(Entry lifted, EntryReader writer, RecordId author) {
        if (!lifted.content().word("answer").equals("granted")) {
            return;
        }
        Stored lift = rules.about(lifted, "about").orElseThrow(() -> missing(lifted, "about"));
        Stored about = rules.about(lift.entry(), "about").orElseThrow(() -> missing(lift.entry(), "about"));
        Entry before = about.entry();
        Entry after = new Entry(
                before.id(),
                before.team(),
                before.owner(),
                before.version() + 1,
                before.kind(),
                author,
                before.written(),
                after(lifted.changed(), about),
                without(before.handling(), lift.entry().content()),
                before.grading(),
                allowing(before, lift.entry().content()));
        keep(after, writer);
        changes.record(act("jit.entry-change", after, writer.caller()));
    }

    private static NotFound missing(Entry entry, String field) {
        return new NotFound(EntryWire.TYPE, entry.content().word(field));
    }

    private static Handling without(Handling handling, Content lift) {
        Set<HandlingCode> left = EnumSet.copyOf(handling.codes());
        lift.all("codes").forEach(code -> left.remove(HandlingCode.parse(code.toUpperCase(Locale.ROOT))));
        if (left.isEmpty()) {
            return Handling.GENERAL;
        }
        Optional<String> condition = handling.condition().filter(words -> left.contains(HandlingCode.H3));
        return new Handling(left, condition);
    }

    /** With the uses that were asked for. */
    private static Content allowing(Entry before, Content lift) {
        if (lift.all(Use.FIELD).isEmpty()) {
            return before.content();
        }
        Map<String, List<String>> values = new HashMap<>(before.content().values());
        values.merge(Use.FIELD, lift.all(Use.FIELD), (now, more) -> Stream.concat(now.stream(), more.stream())
                .toList());
        return Contents.whole(before.kind(), values);
    }

    private static Act act(String code, Entry entry, Caller caller) {
        return TeamActs.done(code, caller)
                .on(EntryWire.TYPE, entry.id())
                .fact("team", entry.team())
                .code("kind", entry.kind().token())
                .fact("version", entry.version());
    }
}
