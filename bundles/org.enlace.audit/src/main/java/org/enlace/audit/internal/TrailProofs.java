package org.enlace.audit.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.AuditTrail;
import org.enlace.audit.Verified;
import org.enlace.audit.internal.AuditStore.Placed;
import org.enlace.audit.internal.AuditStore.Recorded;
import org.enlace.audit.internal.AuditStore.Secret;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.proof.Anchors;
import org.enlace.audit.proof.Body;
import org.enlace.audit.proof.EntryCheck;
import org.enlace.audit.proof.ExportWriter;
import org.enlace.audit.proof.Findings;
import org.enlace.audit.proof.Head;
import org.enlace.audit.proof.Merkle;
import org.enlace.keys.Keys;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Command.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies, anchors, exports and erases. */
@Component
public final class TrailProofs implements AuditProofs {
    private static final Logger LOG = LoggerFactory.getLogger(TrailProofs.class);
    private static final int PAGE = 250;
    private static final String OFFICER = "officer:";
    private static final int REASON_AT_MOST = 2_000;

    /** The locks of one act stay below what Derby turns into a lock of the whole table. */
    private static final int ERASED_AT_ONCE = 1_000;

    private final AuditStore store;
    private final AuditLog log;
    private final TrailReader reader;
    private final Damages damages;
    private final Transactions transactions;
    private final Keys keys;
    private final Clock clock;
    private final AtomicBoolean verifying = new AtomicBoolean();
    private volatile Verified last;

    @Activate
    public TrailProofs(
            @Reference AuditStore store,
            @Reference AuditLog log,
            @Reference TrailReader reader,
            @Reference Damages damages,
            @Reference Transactions transactions,
            @Reference Keys keys) {
        this.store = store;
        this.log = log;
        this.reader = reader;
        this.damages = damages;
        this.transactions = transactions;
        this.keys = keys;
        clock = Clock.systemUTC();
    }

    @Override
    public Verified verify(BufferedReader anchors, Progress progress, Caller caller) throws IOException {
        caller.require(VERIFY);
        if (!verifying.compareAndSet(false, true)) {
            throw new Refusal("audit.verifying", "The log is being verified already; wait until that is over");
        }
        try {
            Findings inFile = new Findings();
            List<Anchors.Anchor> kept = new ArrayList<>(damages.seen());
            if (anchors != null) {
                kept.addAll(Anchors.read(anchors, inFile));
            }
            sign();
            Verified ofLog = new LogVerifier(store, this::key, kept, new Findings(), progress).verify(clock);
            // What is wrong with a file that somebody brought is no damage of the node's log.
            damages.verified(ofLog, caller);
            Verified verified = ofLog.with(inFile);
            last = verified;
            Act act = Act.done("audit.verify", caller)
                    .fact("entries", verified.entries())
                    .fact("heads", verified.heads())
                    .fact("anchors", verified.anchors())
                    .code("result", verified.whole() ? "whole" : "damaged");
            log.record(verified.whole() ? act : act.fact("findings", verified.count()));
            return verified;
        } finally {
            verifying.set(false);
        }
    }

    /** A tree that is damaged cannot be signed, and is verified all the same. */
    private void sign() {
        try {
            log.signed();
        } catch (RuntimeException e) {
            LOG.warn("The audit is verified without its newest entries, which could not be signed", e);
        }
    }

    private Optional<PublicKey> key(String signer) {
        return keys.signer(signer).map(Keys.Signer::key);
    }

    @Override
    public Optional<Verified> lastVerified(Caller caller) {
        caller.require(VERIFY);
        return Optional.ofNullable(last);
    }

    @Override
    public String anchor(Caller caller) {
        caller.require(VERIFY);
        Head head = log.signed()
                .orElseThrow(() -> new Refusal("audit.empty", "The log has no entry yet; there is nothing to anchor"));
        log.record(Act.done("audit.anchor", caller)
                .fact("head", head.number())
                .fact("size", head.size())
                .code("root", head.root()));
        return Anchors.line(head, key(head.signer()).orElseThrow());
    }

    @Override
    public long export(AuditFilter filter, OutputStream out, Caller caller) throws IOException {
        caller.require(EXPORT);
        log.record(Act.done("audit.export", caller)
                .code("filter", filter.isAll() ? "all" : "some")
                .changed("filter", null, words(filter).toString()));
        return write(filter, List.of(new Part(filter, name -> false, reader.shown(caller))), out, caller);
    }

    @Override
    public void export(RecordId entry, OutputStream out, Caller caller) throws IOException {
        caller.require(EXPORT);
        String id = entry.toString();
        if (store.reading(() -> store.entries(List.of(id))).isEmpty()) {
            throw new NotFound(AuditTrail.KIND, id);
        }
        log.record(Act.done("audit.export", caller).on(AuditTrail.KIND, id).code("filter", "entry"));
        write(Map.of("entry", id), false, out, caller, (writer, head) -> {
            some(
                    List.of(id),
                    writer,
                    head,
                    new Part(AuditFilter.ALL, name -> false, reader.shown(caller)),
                    new HashSet<>());
            return 1;
        });
    }

    /**
     * Entries to write.
     *
     * @param withheld the values that are left out, by name, whoever asks
     * @param shown    of the others, those that are shown
     */
    private record Part(AuditFilter filter, Predicate<String> withheld, ShownValues shown) {
        boolean leavesOut(Body body, String name) {
            return withheld.test(name) || !shown.shows(body, name);
        }
    }

    /** What concerns one person, without whom else it concerns; of what an officer did, not what it was done to. */
    private static List<Part> ofOne(String person, ShownValues shown) {
        Part concerning = new Part(AuditFilter.ofPerson(person), name -> name.startsWith(Body.PERSON), shown);
        if (!person.startsWith(OFFICER)) {
            return List.of(concerning);
        }
        AuditFilter by = new AuditFilter(
                person.substring(OFFICER.length()), null, null, null, null, null, null, null, null, null);
        return List.of(concerning, new Part(by, name -> !name.equals("reason"), shown));
    }

    @Override
    public long export(String person, OutputStream out, Caller caller) throws IOException {
        caller.require(PERSONS);
        if (person == null || person.isBlank()) {
            throw new Refusal("audit.person", "Say whose data are wanted, such as officer:sample").at("person");
        }
        log.record(Act.done("audit.person", caller).concerning(person.strip()));
        return write(AuditFilter.ofPerson(person.strip()), ofOne(person.strip(), reader.shown(caller)), out, caller);
    }

    private long write(AuditFilter filter, List<Part> parts, OutputStream out, Caller caller) throws IOException {
        return write(words(filter), filter.isAll(), out, caller, (writer, head) -> {
            if (filter.isAll()) {
                return all(writer, head, parts.get(0));
            }
            Set<Long> written = new HashSet<>();
            for (Part part : parts) {
                some(writer, head, part, written);
            }
            return written.size();
        });
    }

    /** What stands between the heads and the end of an export; how many entries. */
    @FunctionalInterface
    private interface Entries {
        long write(ExportWriter writer, Head head) throws IOException;
    }

    private long write(Map<String, Object> asked, boolean whole, OutputStream out, Caller caller, Entries content)
            throws IOException {
        // Told first: whatever was signed and anchored until then is in the export.
        Instant made = clock.instant();
        Head head = log.signed().orElseThrow();
        Tree tree = store.reading(store::tree).orElseThrow();
        ExportWriter writer = new ExportWriter(out);
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("made", made.toString());
        about.put("by", caller.officer().value());
        about.put("filter", asked);
        writer.begin(tree.log(), head.node(), whole, about);
        for (Keys.Signer signer : keys.signers()) {
            writer.signer(signer.key());
        }
        if (whole) {
            heads(writer, tree, head);
        } else {
            writer.head(head);
        }
        long entries = content.write(writer, head);
        Keys.Signed signed = keys.sign(writer.note());
        writer.end(signed.signer(), signed.signature());
        return entries;
    }

    private void heads(ExportWriter writer, Tree tree, Head last) throws IOException {
        for (long number = 1; number <= last.number(); ) {
            long from = number;
            List<Head> heads = store.reading(() -> store.heads(tree, from, PAGE));
            for (Head head : heads) {
                if (head.number() <= last.number()) {
                    writer.head(head);
                }
            }
            if (heads.isEmpty()) {
                return;
            }
            number = heads.get(heads.size() - 1).number() + 1;
        }
    }

    private long all(ExportWriter writer, Head head, Part part) throws IOException {
        long written = 0;
        for (long place = 0; place < head.size(); ) {
            long from = place;
            List<ExportWriter.Entry> page = store.reading(() -> {
                List<Placed> leaves = store.leaves(from, (int) Math.min(PAGE, head.size() - from));
                return entries(leaves, null, part);
            });
            if (page.isEmpty()) {
                break;
            }
            for (ExportWriter.Entry entry : page) {
                writer.entry(entry);
            }
            written += page.size();
            place = page.get(page.size() - 1).leaf() + 1;
        }
        return written;
    }

    private void some(ExportWriter writer, Head head, Part part, Set<Long> written) throws IOException {
        String before = null;
        do {
            String after = before;
            var page = store.reading(() -> reader.part(part.filter(), after, PAGE, part.shown()));
            List<String> ids =
                    page.lines().stream().map(line -> line.id().toString()).toList();
            some(ids, writer, head, part, written);
            before = page.next().orElse(null);
        } while (before != null);
    }

    /** Those that were not written yet. */
    private void some(List<String> ids, ExportWriter writer, Head head, Part part, Set<Long> written)
            throws IOException {
        List<ExportWriter.Entry> entries = store.reading(() -> {
            List<Placed> placed = store.entries(ids).stream()
                    .filter(stored -> stored.leaf() != null && stored.leaf() < head.size())
                    .filter(stored -> written.add(stored.leaf()))
                    .map(stored -> new Placed(stored.leaf(), stored.id(), stored))
                    .toList();
            return entries(placed, head, part);
        });
        for (ExportWriter.Entry entry : entries) {
            writer.entry(entry);
        }
    }

    /** @param head to prove each entry by, or null where all entries follow one another */
    private List<ExportWriter.Entry> entries(List<Placed> placed, Head head, Part part) {
        List<String> ids = placed.stream().map(Placed::id).toList();
        Map<String, SortedMap<String, Secret>> values = store.values(ids);
        Map<String, SortedMap<String, String>> erased = reader.erased(ids);
        Merkle.Range hashes = TileTree.stored(store);
        List<ExportWriter.Entry> entries = new ArrayList<>();
        for (Placed each : placed) {
            if (each.stored() == null) {
                continue;
            }
            Body body = TrailReader.read(each.stored().body());
            Map<String, EntryCheck.Salted> given = new TreeMap<>();
            List<String> withheld = new ArrayList<>();
            values.getOrDefault(each.id(), new TreeMap<>()).forEach((name, secret) -> {
                if (part.leavesOut(body, name)) {
                    withheld.add(name);
                } else {
                    given.put(name, new EntryCheck.Salted(secret.salt(), secret.content()));
                }
            });
            List<String> path = head == null
                    ? List.of()
                    : Merkle.path(each.leaf(), head.size(), hashes).stream()
                            .map(Merkle::hex)
                            .toList();
            entries.add(new ExportWriter.Entry(
                    each.leaf(),
                    each.stored().body(),
                    given,
                    erased.getOrDefault(each.id(), new TreeMap<>()),
                    withheld,
                    path));
        }
        return entries;
    }

    private static Map<String, Object> words(AuditFilter filter) {
        Map<String, Object> words = new TreeMap<>();
        put(words, "officer", filter.officer());
        put(words, "code", filter.code());
        put(words, "kind", filter.kind());
        put(words, "subject", filter.subject());
        put(words, "person", filter.person());
        put(words, "door", filter.door());
        put(words, "outcome", filter.outcome());
        put(words, "from", filter.from());
        put(words, "until", filter.until());
        put(words, "text", filter.text());
        return words;
    }

    private static void put(Map<String, Object> words, String name, Object value) {
        if (value != null) {
            words.put(name, value.toString());
        }
    }

    @Override
    public long erase(AuditFilter filter, String reason, Caller caller) {
        caller.require(ERASE);
        if (filter.person() == null && filter.subject() == null) {
            throw new Refusal(
                            "audit.erase-all",
                            "Values are erased of one person or of one record; name the person, or kind and id")
                    .at("person");
        }
        if (reason == null || reason.isBlank() || reason.length() > REASON_AT_MOST) {
            throw new Refusal(
                            "audit.erase-reason",
                            "Say why in 1 to " + REASON_AT_MOST + " characters, such as the decision that orders it",
                            REASON_AT_MOST)
                    .at("reason");
        }
        long erased = 0;
        // What an act of erasing says itself, its reason, is erased by nobody: it would never end.
        for (long now = eraseSome(filter, reason, caller); now > 0; now = eraseSome(filter, reason, caller)) {
            erased += now;
        }
        if (erased == 0) {
            throw new Refusal("audit.erase-nothing", "No entry that matches has values that are not erased yet");
        }
        return erased;
    }

    /** One act, of as many entries as one transaction takes. */
    private long eraseSome(AuditFilter filter, String reason, Caller caller) {
        return transactions.call(() -> {
            Map<String, List<String>> names = new LinkedHashMap<>();
            long count = 0;
            String before = null;
            do {
                var page = reader.part(filter, before, PAGE, reader.shown(caller));
                List<String> ids = page.lines().stream()
                        .filter(line -> !line.code().equals(EntryCheck.ERASE))
                        .map(line -> line.id().toString())
                        .toList();
                Map<String, SortedMap<String, Secret>> values = new HashMap<>(store.values(ids));
                for (String id : ids) {
                    List<String> erasable = erasable(values.getOrDefault(id, new TreeMap<>()), filter.person());
                    if (!erasable.isEmpty() && count < ERASED_AT_ONCE) {
                        names.put(id, erasable);
                        count += erasable.size();
                    }
                }
                before = page.next().orElse(null);
            } while (before != null && count < ERASED_AT_ONCE);
            if (count == 0) {
                return 0L;
            }
            Act act = Act.done(EntryCheck.ERASE, caller)
                    .because(reason)
                    .fact("entries", names.size())
                    .fact("values", count)
                    .code(EntryCheck.LIST, EntryCheck.list(names));
            Recorded entry = log.entry(filter.subject() == null ? act : act.on(filter.kind(), filter.subject()));
            names.forEach((id, each) -> store.erase(id, each, entry.body().id()));
            log.record(entry);
            return count;
        });
    }

    /** Where one person's data go, it stays known whom else the entry concerned: it is theirs as well. */
    private static List<String> erasable(SortedMap<String, Secret> values, String person) {
        return values.entrySet().stream()
                .filter(value -> person == null
                        || !value.getKey().startsWith(Body.PERSON)
                        || value.getValue().content().equals(person))
                .map(Map.Entry::getKey)
                .toList();
    }
}
