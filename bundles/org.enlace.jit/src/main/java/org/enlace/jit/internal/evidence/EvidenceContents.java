package org.enlace.jit.internal.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.files.FileState;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.inbox.Inbox;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Part;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.ContentStore.Row;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.internal.work.EvidenceDoor.Item;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;

/**
 * The use cases of what digital items consist of: which files, whether the chain names their hashes, who has the same, and whether what is
 * stored still has the hash it came with. That is read by the node without anybody; that it was verified an officer says in the chain.
 */
public final class EvidenceContents implements AutoCloseable {
    /** How many files an item consists of at most. */
    public static final int MOST = 200;

    /** Up to this size a content is hashed while whoever asked for it waits. In bytes. */
    static final long AT_ONCE = 1L << 30;

    /** How many contents of a team are looked at for what is overdue: a node that has more has another problem. */
    private static final int LOOKED = 1_000;

    /** So much later than the node begins to read a content it is overdue: reading what is due takes a while. */
    private static final Duration GRACE = Duration.ofDays(1);

    /** In whose name contents are read on schedule. */
    static final Caller KEEPER = Caller.node(Files.READ, JitPermissions.READ);

    private final ContentStore store;
    private final Supplier<Files> files;
    private final Changes changes;
    private final Desks desks;
    private final Supplier<Duration> after;
    private final ContentRules rules;
    private final ContentReading reading;
    private final Function<RecordId, List<Known>> lent;

    /** @param after how long a content may go without being hashed */
    public EvidenceContents(
            JitStores stores,
            Changes changes,
            Inbox inbox,
            Supplier<Files> files,
            Desks desks,
            Supplier<Duration> after) {
        store = stores.contents();
        this.files = files;
        this.changes = changes;
        this.desks = desks;
        this.after = after;
        ContentNotices notices = new ContentNotices(inbox, stores.entries().entries(), desks);
        rules = new ContentRules(store, stores.entries().entries(), notices, desks);
        reading = new ContentReading(store, notices, files, changes);
        lent = item -> stores.loans().ofItem(item).stream()
                .map(copy -> copy.offer().file())
                .map(file -> new Known(file.name(), file.sha256(), false))
                .toList();
        desks.work().takingBack(rules::requireNone);
        desks.chains().written(notices::said);
    }

    /** Ends what is being read aside: ten seconds at most. */
    @Override
    public void close() throws InterruptedException {
        reading.close();
    }

    ContentRules rules() {
        return rules;
    }

    /**
     * A content of an item.
     *
     * @param outcome what came of hashing it the last time
     * @param hashed  when that was
     * @param found   the hash that was found then, where it is another
     * @param asked   whether somebody waits for it to be hashed again
     * @param named   whether an event of the chain names its hash
     * @param alike   other items of the team that have the same, and that lists show the reader
     */
    public record Content(
            StoredFile file,
            Outcome outcome,
            Instant hashed,
            Optional<Sha256> found,
            boolean asked,
            boolean named,
            Set<RecordId> alike) {}

    /**
     * What an item consists of.
     *
     * @param all     oldest first
     * @param strange the hash that the item should have by its chain, where no content has it; empty where there is no content
     */
    public record Contents(List<Content> all, Optional<String> strange) {
        static final Contents NONE = new Contents(List.of(), Optional.empty());

        /** Whether something has to be looked at. */
        public boolean remarkable() {
            return strange.isPresent()
                    || all.stream()
                            .anyMatch(one -> !one.named() || one.outcome().wrong());
        }
    }

    /** An item as its contents are asked for; empty for whoever may not know of them, and for items of other countries. */
    public Optional<FileUse.Owner> owner(RecordId item, Caller caller) {
        return rules.owner(item, caller);
    }

    /** The key of why nothing is added to an item; empty where that is nothing, and for whoever may not know of them. */
    public Optional<String> closed(RecordId item, Caller caller) {
        return rules.owner(item, caller).flatMap(one -> rules.closed(item));
    }

    /** Whether an item of this country is one that has contents, or had a reason to. */
    public boolean takes(RecordId item, Caller caller) {
        return rules.owner(item, caller).filter(one -> !one.reasonNeeded()).isPresent()
                && (rules.closed(item).filter(key -> key.endsWith(".physical")).isEmpty()
                        || !store.of(item).isEmpty());
    }

    /**
     * What an item consists of on this node; nothing of items of other countries, whose nodes keep it.
     *
     * @throws NotFound for whoever may not read the item whole
     * @throws org.enlace.platform.Refusal {@code jit.entry-reason} where a reason has to be given first
     * @throws org.enlace.platform.Forbidden for whoever does not read files
     */
    public Contents of(RecordId team, RecordId item, Caller caller) {
        Item found = desks.work().items().find(team, item, caller);
        caller.require(Files.READ);
        if (rules.owner(item, caller).isEmpty()) {
            return Contents.NONE;
        }
        CustodyLog log = desks.chains().known(found.entry());
        Set<String> named = log.events().stream()
                .flatMap(one -> Stream.of(EventField.BEFORE, EventField.AFTER)
                        .flatMap(field -> one.event().said(field).stream()))
                .collect(Collectors.toSet());
        Map<RecordId, Row> rows = store.of(item).stream().collect(Collectors.toMap(Row::file, Function.identity()));
        List<Content> all = new ArrayList<>();
        for (StoredFile file : files.get().of(new OwnerRef(EvidenceFiles.NAME, item), caller)) {
            if (file instanceof StoredFile.Attached && rows.containsKey(file.id())) {
                all.add(content(file, rows.get(file.id()), named, caller));
            }
        }
        all.sort(Comparator.comparing(one -> one.file().id().toString()));
        Optional<String> strange = log.content().filter(hash -> !all.isEmpty()).filter(hash -> all.stream()
                .noneMatch(one -> hash.equals(one.file().content().sha256().value())));
        return new Contents(List.copyOf(all), strange);
    }

    /**
     * A file of an item of which this node knows, whether or not it lies here.
     *
     * @param paper whether it is a paper of the item, and not what it consists of
     */
    public record Known(String name, Sha256 sha256, boolean paper) {}

    /**
     * The files of an item, of whichever country, that this node knows of: papers, contents, and copies that were lent or are about to be;
     * each hash once.
     *
     * @throws NotFound and other refusals as {@link #of}
     */
    public List<Known> known(RecordId team, RecordId item, Caller caller) {
        desks.work().items().find(team, item, caller);
        caller.require(Files.READ);
        Map<Sha256, Known> all = new LinkedHashMap<>();
        known(new OwnerRef(EntryFiles.NAME, item), true, caller).forEach(one -> all.put(one.sha256(), one));
        if (rules.owner(item, caller).isPresent()) {
            known(new OwnerRef(EvidenceFiles.NAME, item), false, caller)
                    .forEach(one -> all.putIfAbsent(one.sha256(), one));
        }
        lent.apply(item).forEach(one -> all.putIfAbsent(one.sha256(), one));
        return List.copyOf(all.values());
    }

    private List<Known> known(OwnerRef owner, boolean paper, Caller caller) {
        return files.get().of(owner, caller).stream()
                .filter(StoredFile.Attached.class::isInstance)
                .map(file -> new Known(file.name().value(), file.content().sha256(), paper))
                .toList();
    }

    private Content content(StoredFile file, Row row, Set<String> named, Caller caller) {
        Set<RecordId> alike = store.alike(row.team(), row.sha256(), row.item());
        return new Content(
                file,
                row.outcome(),
                row.hashed(),
                row.found(),
                row.asked().isPresent(),
                named.contains(row.sha256().value()),
                alike.isEmpty() ? Set.of() : desks.work().items().listed(row.team(), alike, caller));
    }

    /**
     * An item of which a content was not hashed for longer than it is to be.
     *
     * @param files  how many
     * @param hashed when the one was that waits longest
     */
    public record Overdue(RecordId item, int files, Instant hashed) {}

    /**
     * The items of this country of which that is so for a day and more, as far as lists show them to somebody, the one that waits longest
     * first. Only the {@value #LOOKED} contents of the team that wait longest are looked at, and of these what can be had: not what waits
     * for the scanner, or what that found something in. Nothing for whoever reads no files.
     *
     * @param beyond the last item of the part before; where that is not overdue any more the list begins anew
     * @throws NotFound for whoever does not see the team's content
     */
    public Part<Overdue> overdue(RecordId team, Optional<RecordId> beyond, int limit, Caller caller) {
        desks.work().items().enter(team, caller);
        if (!caller.holds(Files.READ)) {
            return new Part<>(List.of(), Optional.empty(), Optional.empty());
        }
        Instant since = changes.clock().instant().minus(after.get()).minus(GRACE);
        Map<RecordId, List<Row>> rows = store.unhashed(team, since, LOOKED).stream()
                .collect(Collectors.groupingBy(Row::item, LinkedHashMap::new, Collectors.toList()));
        Set<RecordId> listed = rows.isEmpty() ? Set.of() : desks.work().items().listed(team, rows.keySet(), caller);
        int before = 1 + beyond.map(List.copyOf(rows.keySet())::indexOf).orElse(-1);
        List<Overdue> found = rows.entrySet().stream()
                .skip(before)
                .filter(one -> listed.contains(one.getKey()))
                .flatMap(one -> overdue(one.getKey(), one.getValue()).stream())
                .limit(limit + 1L)
                .toList();
        List<Overdue> shown = found.subList(0, Math.min(limit, found.size()));
        return new Part<>(
                shown,
                Optional.empty(),
                found.size() > limit ? Optional.of(shown.get(limit - 1).item()) : Optional.empty());
    }

    /** @param rows those of an item that were not hashed, longest ago first */
    private Optional<Overdue> overdue(RecordId item, List<Row> rows) {
        Set<RecordId> there = files.get().of(new OwnerRef(EvidenceFiles.NAME, item), KEEPER).stream()
                .filter(file ->
                        file instanceof StoredFile.Attached && file.content().state() == FileState.AVAILABLE)
                .map(StoredFile::id)
                .collect(Collectors.toSet());
        List<Row> late = rows.stream().filter(row -> there.contains(row.file())).toList();
        return late.stream().findFirst().map(first -> new Overdue(item, late.size(), first.hashed()));
    }

    /**
     * Reads a content whole and compares it with the hash it came with. One of more than a gibibyte is read by the node afterwards, and so is
     * any while two are being read for others; whoever asked finds in their inbox what came of it. That it was verified is then theirs to
     * say in the chain.
     *
     * @return whether it was read; false where it will be
     * @throws NotFound where the item has no such content
     * @throws org.enlace.platform.Refusal {@code jit.not-allowed} for whoever does not write what happens to items; {@code files.waiting}
     *     and others where it cannot be had
     */
    public boolean verify(RecordId team, RecordId item, RecordId file, Caller caller) {
        return verify(team, item, file, AT_ONCE, caller);
    }

    /**
     * The same.
     *
     * @param most up to how many bytes whoever asked waits
     */
    public boolean verify(RecordId team, RecordId item, RecordId file, long most, Caller caller) {
        desks.work().items().find(team, item, caller).author(EntryKind.Area.CLOSING);
        caller.require(Files.READ);
        Row row = store.find(file)
                .filter(one -> one.item().equals(item))
                .orElseThrow(() -> new NotFound(Files.KIND, file.toString()));
        if (row.bytes() <= most && reading.now(row, caller)) {
            return true;
        }
        changes.make(caller, stamp -> {
            store.ask(file, stamp.officer());
            return null;
        });
        reading.begin();
        return false;
    }

    /**
     * Has contents read that nobody did for long, in a thread of its own and one at a time.
     *
     * @param after after which a content is read again
     * @param bytes how many are read at most, beside the first content
     */
    void round(Duration after, long bytes) {
        reading.begin(after, bytes);
    }

    /** The same, until it is done. */
    public void look(Duration after, long bytes) {
        reading.all(after, bytes, () -> false);
    }
}
