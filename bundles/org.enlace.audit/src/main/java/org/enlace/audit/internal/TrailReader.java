package org.enlace.audit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.audit.AuditEntry;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditLine;
import org.enlace.audit.AuditPage;
import org.enlace.audit.AuditTrail;
import org.enlace.audit.internal.AuditStore.Columns;
import org.enlace.audit.internal.AuditStore.Line;
import org.enlace.audit.internal.AuditStore.Scan;
import org.enlace.audit.internal.AuditStore.Scan.By;
import org.enlace.audit.internal.AuditStore.Secret;
import org.enlace.audit.internal.AuditStore.Stored;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.proof.Body;
import org.enlace.audit.proof.Head;
import org.enlace.audit.proof.Merkle;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.RecordReaders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Reads the log from the newest entry back. One condition leads through its index; the others are looked at entry by entry, and
 * after {@link #LOOKED_AT} of them the page ends with a place to go on from.
 */
@Component(service = {AuditTrail.class, TrailReader.class})
public final class TrailReader implements AuditTrail {
    private static final int LOOKED_AT = 5_000;
    private static final int CHUNK = 250;

    /** More codes than this that begin alike are not each followed. */
    private static final int FOLLOWED = 8;

    /** Ids are made from the clock, but may run a little ahead of it. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final AuditStore store;
    private final AuditLog log;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile List<RecordReaders> modules = List.of();

    @Activate
    public TrailReader(@Reference AuditStore store, @Reference AuditLog log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public AuditPage page(AuditFilter filter, String cursor, int limit, Caller caller) {
        caller.require(READ);
        if (limit < 1 || limit > CHUNK) {
            throw new IllegalArgumentException("A page has 1 to " + CHUNK + " entries, not " + limit);
        }
        ShownValues shown = shown(caller);
        return store.reading(() -> page(check(filter), place(cursor), limit, shown));
    }

    /** The values that the caller is shown in one answer. */
    ShownValues shown(Caller caller) {
        return new ShownValues(modules, caller);
    }

    private static AuditFilter check(AuditFilter filter) {
        if (filter.subject() != null && filter.kind() == null) {
            throw new Refusal(
                            "audit.filter",
                            "\"" + filter.subject()
                                    + "\" is the id of a record; say of which kind it is, such as protocol",
                            filter.subject())
                    .at("kind");
        }
        return filter;
    }

    private static String place(String cursor) {
        try {
            return cursor == null ? null : RecordId.parse(cursor).toString();
        } catch (Refusal e) {
            throw new Refusal("audit.cursor", "\"" + cursor + "\" is not a place in the log; begin anew", cursor)
                    .at("after");
        }
    }

    private AuditPage page(AuditFilter filter, String cursor, int limit, ShownValues shown) {
        List<Scan> scans = scans(filter, cursor);
        List<AuditLine> found = new ArrayList<>();
        String before = null;
        for (int looked = 0; looked < LOOKED_AT; ) {
            int chunk = looked == 0 ? limit + 1 : CHUNK;
            List<Line> lines = lines(scans, before, chunk);
            for (Line line : fitting(lines, filter, shown)) {
                if (found.size() == limit) {
                    return new AuditPage(
                            found, Optional.of(found.get(limit - 1).id().toString()), false);
                }
                found.add(line(line));
            }
            if (lines.size() < chunk) {
                return new AuditPage(found, Optional.empty(), false);
            }
            looked += lines.size();
            before = lines.get(lines.size() - 1).id();
        }
        return new AuditPage(found, Optional.of(before), true);
    }

    /** The indexes to walk side by side. */
    private List<Scan> scans(AuditFilter filter, String cursor) {
        String before = filter.until() == null
                ? cursor
                : least(cursor, idAt(filter.until().plus(SLACK)));
        String from = filter.from() == null ? null : idAt(filter.from().minus(SLACK));
        if (filter.person() != null) {
            return List.of(new Scan(By.PERSON, List.of(filter.person()), before, from));
        }
        if (filter.subject() != null) {
            return List.of(new Scan(By.SUBJECT, List.of(filter.kind(), filter.subject()), before, from));
        }
        if (filter.officer() != null) {
            List<String> officer = List.of(filter.officer());
            return List.of(new Scan(By.OFFICER, officer, before, from), new Scan(By.ACTING_FOR, officer, before, from));
        }
        if (filter.code() != null) {
            List<String> codes = store.codes().stream()
                    .filter(code -> code.startsWith(filter.code()))
                    .toList();
            if (codes.size() <= FOLLOWED) {
                return codes.stream()
                        .map(code -> new Scan(By.CODE, List.of(code), before, from))
                        .toList();
            }
        }
        if (filter.outcome() != null) {
            return List.of(new Scan(By.OUTCOME, List.of(filter.outcome()), before, from));
        }
        return List.of(new Scan(By.LATEST, List.of(), before, from));
    }

    private static String least(String one, String other) {
        return one == null || one.compareTo(other) > 0 ? other : one;
    }

    /** The smallest id made at a time. */
    private static String idAt(Instant time) {
        String hex = String.format("%012x", Math.max(0, time.toEpochMilli()));
        return hex.substring(0, 8) + "-" + hex.substring(8) + "-7000-8000-000000000000";
    }

    private List<Line> lines(List<Scan> scans, String before, int limit) {
        Map<String, Line> lines = new TreeMap<>(Comparator.reverseOrder());
        for (Scan scan : scans) {
            Scan on = before == null ? scan : new Scan(scan.by(), scan.values(), before, scan.from());
            store.lines(on, limit).forEach(line -> lines.put(line.id(), line));
        }
        return lines.values().stream().limit(limit).toList();
    }

    private List<Line> fitting(List<Line> lines, AuditFilter filter, ShownValues shown) {
        List<Line> fitting =
                lines.stream().filter(line -> fits(line.columns(), filter)).toList();
        if (filter.text() == null || fitting.isEmpty()) {
            return fitting;
        }
        List<String> ids = fitting.stream().map(Line::id).toList();
        String wanted = filter.text().toLowerCase(Locale.ROOT);
        Map<String, Boolean> has = new HashMap<>();
        Map<String, SortedMap<String, Secret>> values = store.values(ids);
        store.entries(ids).forEach(entry -> {
            Body body = read(entry.body());
            has.put(
                    entry.id(),
                    has(entry.body(), wanted)
                            || values.getOrDefault(entry.id(), new TreeMap<>()).entrySet().stream()
                                    .anyMatch(value -> has(value.getValue().content(), wanted)
                                            && shown.shows(body, value.getKey())));
        });
        return fitting.stream()
                .filter(line -> has.getOrDefault(line.id(), false))
                .toList();
    }

    /** Null where it cannot be read. */
    static Body read(String body) {
        try {
            return Body.read(body);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static boolean fits(Columns columns, AuditFilter filter) {
        Instant at = at(columns);
        return (filter.officer() == null
                        || filter.officer().equals(columns.officer())
                        || filter.officer().equals(columns.actingFor()))
                && (filter.code() == null || columns.code().startsWith(filter.code()))
                && (filter.kind() == null || filter.kind().equals(columns.kind()))
                && (filter.subject() == null || filter.subject().equals(columns.subject()))
                && (filter.door() == null || filter.door().equals(columns.door()))
                && (filter.outcome() == null || filter.outcome().equals(columns.outcome()))
                && (filter.from() == null || !at.isBefore(filter.from()))
                && (filter.until() == null || at.isBefore(filter.until()));
    }

    private static Instant at(Columns columns) {
        return Instant.EPOCH.plus(columns.micros(), java.time.temporal.ChronoUnit.MICROS);
    }

    private static AuditLine line(Line line) {
        Columns columns = line.columns();
        return new AuditLine(
                RecordId.parse(line.id()),
                at(columns),
                columns.code(),
                columns.officer(),
                Optional.ofNullable(columns.actingFor()),
                columns.door(),
                columns.outcome(),
                Optional.ofNullable(columns.kind()),
                Optional.ofNullable(columns.subject()));
    }

    @Override
    public List<AuditLine> timeline(String kind, String id, int limit, Caller caller) {
        return page(AuditFilter.ofRecord(kind, id), null, limit, caller).lines();
    }

    @Override
    public AuditEntry find(RecordId id, Caller caller) {
        caller.require(READ);
        String key = id.toString();
        boolean covered = store.reading(() -> covered(stored(key)));
        if (!covered) {
            log.signed();
        }
        ShownValues shown = shown(caller);
        return store.reading(() -> {
            Stored entry = stored(key);
            SortedMap<String, Secret> secrets = store.values(List.of(key)).getOrDefault(key, new TreeMap<>());
            return entry(entry, secrets, erased(List.of(key)).getOrDefault(key, new TreeMap<>()), shown);
        });
    }

    private Stored stored(String id) {
        return store.entries(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound(KIND, id));
    }

    private boolean covered(Stored entry) {
        Optional<Tree> tree = store.tree();
        return entry.leaf() != null
                && tree.isPresent()
                && store.headOver(tree.get(), entry.leaf()).isPresent();
    }

    Map<String, SortedMap<String, String>> erased(Collection<String> ids) {
        Map<String, SortedMap<String, String>> all = new HashMap<>();
        store.erased(ids)
                .forEach((entry, lines) -> lines.forEach(line -> {
                    int blank = line.lastIndexOf(' ');
                    all.computeIfAbsent(entry, key -> new TreeMap<>())
                            .put(line.substring(0, blank), line.substring(blank + 1));
                }));
        return all;
    }

    private AuditEntry entry(
            Stored stored, SortedMap<String, Secret> secrets, Map<String, String> erased, ShownValues shown) {
        Body body;
        try {
            body = Body.read(stored.body());
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "audit.unreadable",
                    "The entry " + stored.id() + " cannot be read: " + e.getMessage() + ". Verify the log",
                    stored.id());
        }
        SortedMap<String, String> values = new TreeMap<>();
        List<String> withheld = new ArrayList<>();
        secrets.forEach((name, secret) -> {
            if (shown.shows(body, name)) {
                values.put(name, secret.content());
            } else {
                withheld.add(name);
            }
        });
        return new AuditEntry(
                line(new Line(stored.id(), stored.columns())),
                Optional.ofNullable(body.unit()),
                body.reference(),
                body.facts(),
                values,
                erased,
                withheld,
                stored.body(),
                Merkle.hex(Merkle.leaf(stored.body())),
                Optional.ofNullable(stored.leaf()).flatMap(this::inclusion));
    }

    private Optional<AuditEntry.Inclusion> inclusion(long leaf) {
        Optional<Head> head = store.tree().flatMap(tree -> store.headOver(tree, leaf));
        return head.map(over -> new AuditEntry.Inclusion(
                leaf,
                Merkle.path(leaf, over.size(), TileTree.stored(store)).stream()
                        .map(Merkle::hex)
                        .toList(),
                over));
    }

    @Override
    public List<String> codes(Caller caller) {
        caller.require(READ);
        return store.reading(store::codes);
    }

    @Override
    public List<String> kinds(Caller caller) {
        caller.require(READ);
        return store.reading(store::kinds);
    }

    /** A part of the log, for use cases that have checked what they need; words that are not shown are not found. */
    AuditPage part(AuditFilter filter, String cursor, int limit, ShownValues shown) {
        return page(check(filter), cursor, limit, shown);
    }
}
