package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.Desk.BRUNO;
import static org.enlace.protocols.internal.ReferenceData.practices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Facet;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.Kind;
import org.enlace.protocols.LegalStatus;
import org.enlace.protocols.ManyPractices;
import org.enlace.protocols.Phase;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft.Restriction;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.ProtocolFilter.Origin;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.ProtocolImports.Staged;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.TableImports;
import org.enlace.protocols.TableMapping;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;

/** The library on the databases it really lies in. */
class ProtocolStoreTest {
    @OnEveryDatabase
    void a_record_comes_back_as_it_was_stored(TestDatabase database) {
        Desk desk = desk(database);
        Protocol created = desk.library.create("pr-1", uruguayanProtocol(), null, ANNA);
        assertEquals(created, desk.library.find(created.id(), ANNA));
        assertEquals(created, desk.library.find("pr-1", ANNA).orElseThrow());
        Protocol revised = desk.library.revise(created.id(), 1, titled("Otro \uD83D\uDE00 <b>título</b>"), BRUNO);
        assertEquals(2, revised.version());
        Protocol withdrawn = desk.library.withdraw(created.id(), 2, "Duplicado", ANNA);
        assertEquals(withdrawn, reopened(database).library.find(created.id(), ANNA));
        Protocol back = reopened(database).library.restore(created.id(), 3, BRUNO);
        assertEquals(back, reopened(database).library.find(created.id(), ANNA));
    }

    @OnEveryDatabase
    void the_whole_file_of_practices_is_stored_and_listed(TestDatabase database) {
        Desk desk = desk(database);
        assertFalse(desk.store.everUsed());
        assertEquals(
                30, desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA).count(Outcome.CREATE));
        assertTrue(desk.store.everUsed());
        Desk again = reopened(database);
        assertEquals(
                30, again.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA).count(Outcome.UNCHANGED));
        List<Protocol> all = walk(again, ProtocolFilter.ALL, 7);
        assertEquals(30, all.size());
        List<String> keys = all.stream()
                .map(protocol -> SortKey.of(protocol.content().title()))
                .toList();
        assertEquals(keys.stream().sorted().toList(), keys);
    }

    @OnEveryDatabase
    void what_each_value_would_leave_is_what_it_leaves(TestDatabase database) {
        Desk desk = desk(database);
        desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        Restriction both = new Restriction(List.of("anna"), List.of("una-bogota"));
        desk.library.create("pr-x", with(uruguayanProtocol(), "restrictedTo", both), null, ANNA);
        desk.library.create("pr-y", with(uruguayanProtocol(), "evidence", "replicated"), null, ANNA);
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        values.put(Facet.KIND, Arrays.stream(Kind.values()).map(Kind::token).toList());
        values.put(Facet.PHASE, Arrays.stream(Phase.values()).map(Phase::token).toList());
        values.put(Facet.CRIME_TYPE, List.of("02", "0204", "08051", "0901"));
        values.put(Facet.ORIGIN, List.of("international", "UY", "AR", "BO"));
        values.put(Facet.LANGUAGE, List.of("es", "pt", "gn"));
        values.put(Facet.EVIDENCE, List.of("claimed", "replicated"));
        values.put(Facet.STATUS, List.of("in-force", "unknown"));
        values.put(Facet.YEAR, List.of("2019", "2008", "1900"));
        for (Caller reader : List.of(ANNA, BRUNO)) {
            for (ProtocolFilter filter : List.of(
                    ProtocolFilter.ALL,
                    ProtocolFilter.ALL.withKind(Kind.PROTOCOL),
                    ProtocolFilter.ALL.withCrimeType("02").withPhase(Phase.DETECTION),
                    ProtocolFilter.ALL.withYear(1900),
                    ProtocolFilter.ALL.withState(State.WITHDRAWN))) {
                Map<Facet, Map<String, Long>> counts = desk.library.counts(filter, values, reader);
                values.forEach((facet, all) -> all.forEach(value -> assertEquals(
                        // A value the filter has another of leaves none, or what both have.
                        both(desk, filter, facet, value, reader),
                        counts.get(facet).getOrDefault(value, 0L),
                        () -> filter + " " + facet + " " + value)));
            }
        }
    }

    private static long both(Desk desk, ProtocolFilter filter, Facet facet, String value, Caller reader) {
        ProtocolFilter one = FilterParameters.with(ProtocolFilter.ALL.withState(filter.state()), facet, value);
        List<Protocol> having = walk(desk, one, 100, reader);
        return walk(desk, filter, 100, reader).stream().filter(having::contains).count();
    }

    @OnEveryDatabase
    void every_filter_lists_and_counts_exactly_what_has_it(TestDatabase database) {
        Desk desk = desk(database);
        desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        List<Protocol> all = walk(desk, ProtocolFilter.ALL, 100);
        ProtocolFilter any = ProtocolFilter.ALL;
        agrees(desk, all, any.withKind(Kind.PROTOCOL), content -> content.kind() == Kind.PROTOCOL);
        agrees(desk, all, any.withOrigin(Origin.parse("AR")), content -> "AR"
                .equals(String.valueOf(content.country())));
        agrees(desk, all, any.withOrigin(Origin.INTERNATIONAL), ProtocolContent::international);
        agrees(desk, all, any.withPhase(Phase.PROSECUTION), content -> content.phases()
                .contains(Phase.PROSECUTION));
        agrees(
                desk,
                all,
                any.withYear(2008),
                content -> content.date() != null && content.date().year() == 2008);
        agrees(desk, all, any.withCrimeType("02"), content -> content.crimeTypes().stream()
                .anyMatch(code -> code.startsWith("02")));
        agrees(desk, all, any.withCrimeType("0901"), content -> content.crimeTypes().stream()
                .anyMatch(code -> code.startsWith("0901")));
        agrees(
                desk,
                all,
                any.withCrimeType("0204")
                        .withKind(Kind.PROTOCOL)
                        .withPhase(Phase.DETECTION)
                        .withOrigin(Origin.parse("AR")),
                content -> content.crimeTypes().stream().anyMatch(code -> code.startsWith("0204"))
                        && content.kind() == Kind.PROTOCOL
                        && content.phases().contains(Phase.DETECTION)
                        && "AR".equals(String.valueOf(content.country())));
        agrees(desk, all, any.withLanguage("pt"), content -> content.languages().contains("pt"));
        agrees(desk, all, any.withStatus(LegalStatus.UNKNOWN), content -> content.legalStatus() == LegalStatus.UNKNOWN);
        agrees(desk, all, any.withWords("protocolo DETECCION"), content -> {
            String key = SortKey.of(content.title());
            return key.contains("protocolo") && key.contains("deteccion");
        });
        List<Integer> years = all.stream()
                .map(protocol -> protocol.content().date())
                .filter(date -> date != null)
                .map(date -> date.year())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        assertEquals(years, desk.library.years(ANNA));
    }

    @OnEveryDatabase
    void conditions_together_list_and_count_exactly_what_meets_all_of_them(TestDatabase database) {
        Desk desk = desk(database);
        desk.imports.run(Desk.file(ManyPractices.file(0, 1_500)), Mode.ALL_OR_NOTHING, ANNA);
        List<Protocol> all = walk(desk, ProtocolFilter.ALL, 100);
        for (Protocol protocol : all.subList(0, 40)) {
            desk.library.withdraw(protocol.id(), 1, "Duplicado", ANNA);
        }
        List<Protocol> left = walk(desk, ProtocolFilter.ALL, 100);
        assertEquals(all.subList(40, all.size()), left);
        ProtocolFilter any = ProtocolFilter.ALL;
        // Many that meet both, few, and hardly any.
        agrees(
                desk,
                left,
                any.withKind(Kind.GUIDE).withPhase(Phase.DETECTION),
                content -> content.kind() == Kind.GUIDE && content.phases().contains(Phase.DETECTION));
        agrees(
                desk,
                left,
                any.withCrimeType("0601").withOrigin(Origin.parse("CO")),
                content -> content.crimeTypes().stream().anyMatch(code -> code.startsWith("0601"))
                        && "CO".equals(String.valueOf(content.country())));
        agrees(
                desk,
                left,
                any.withKind(Kind.PROTOCOL).withOrigin(Origin.INTERNATIONAL).withYear(2010),
                content -> content.kind() == Kind.PROTOCOL
                        && content.international()
                        && content.date().year() == 2010);
        agrees(
                desk,
                left,
                any.withKind(Kind.GUIDE).withPhase(Phase.DETECTION).withWords("decreto"),
                content -> content.kind() == Kind.GUIDE
                        && content.phases().contains(Phase.DETECTION)
                        && SortKey.of(content.title()).contains("decreto"));
        List<Protocol> withdrawn = walk(desk, any.withState(State.WITHDRAWN), 100);
        agrees(
                desk,
                withdrawn,
                any.withState(State.WITHDRAWN).withKind(Kind.PROTOCOL).withPhase(Phase.PROSECUTION),
                content -> content.kind() == Kind.PROTOCOL && content.phases().contains(Phase.PROSECUTION));
        assertEquals(0, total(desk, any.withYear(1900).withKind(Kind.GUIDE)));
    }

    @OnEveryDatabase
    void a_changed_record_moves_to_the_lists_it_now_belongs_to(TestDatabase database) {
        Desk desk = desk(database);
        Protocol created = desk.library.create("pr-1", uruguayanProtocol(), null, ANNA);
        desk.library.revise(created.id(), 1, with(with(uruguayanProtocol(), "type", "guide"), "date", null), ANNA);
        assertEquals(0, total(desk, ProtocolFilter.ALL.withKind(Kind.PROTOCOL)));
        assertEquals(1, total(desk, ProtocolFilter.ALL.withKind(Kind.GUIDE)));
        assertEquals(List.of(), desk.library.years(ANNA));
        desk.library.withdraw(created.id(), 2, "Duplicado", ANNA);
        assertEquals(0, total(desk, ProtocolFilter.ALL));
        assertEquals(1, total(desk, ProtocolFilter.ALL.withState(State.WITHDRAWN)));
        assertEquals(
                1,
                total(
                        desk,
                        ProtocolFilter.ALL
                                .withState(State.WITHDRAWN)
                                .withKind(Kind.GUIDE)
                                .withWords("trata")));
        desk.library.restore(created.id(), 3, ANNA);
        assertEquals(1, walk(desk, ProtocolFilter.ALL, 10).size());
    }

    @OnEveryDatabase
    void the_last_changed_stands_first_and_the_way_back_is_the_same(TestDatabase database) {
        Desk desk = desk(database);
        List<RecordId> ids = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ids.add(
                    0,
                    desk.library
                            .create("pr-" + i, titled("Título " + i), null, ANNA)
                            .id());
        }
        ProtocolFilter latest = ProtocolFilter.ALL.withOrder(Order.CHANGED);
        assertEquals(ids, walk(desk, latest, 4).stream().map(Protocol::id).toList());
        ProtocolPage second = desk.library.page(
                latest, desk.library.page(latest, null, 4, ANNA).next(), 4, ANNA);
        ProtocolPage first = desk.library.page(latest, second.previous(), 4, ANNA);
        assertEquals(
                ids.subList(0, 4),
                first.lines().stream().map(line -> line.protocol().id()).toList());
        assertNull(first.previous());
        assertEquals(
                second.lines(), desk.library.page(latest, first.next(), 4, ANNA).lines());
    }

    @OnEveryDatabase
    void changes_can_be_followed_from_where_one_stopped(TestDatabase database) {
        Desk desk = desk(database);
        desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        List<RecordId> seen = new ArrayList<>();
        Instant changed = Instant.EPOCH;
        RecordId id = null;
        while (true) {
            List<Entry> next = desk.store.changedAfter(changed, id, 7);
            if (next.isEmpty()) {
                break;
            }
            next.forEach(entry -> seen.add(entry.protocol().id()));
            Protocol last = next.get(next.size() - 1).protocol();
            changed = last.changed().at();
            id = last.id();
        }
        assertEquals(30, seen.stream().distinct().count());
        assertEquals(30, seen.size());
        Protocol touched = desk.library.find("pr-ec-som", ANNA).orElseThrow();
        desk.library.withdraw(touched.id(), 1, "Duplicado", ANNA);
        List<Entry> after = desk.store.changedAfter(changed, null, 7);
        assertEquals(
                List.of(touched.id()),
                after.stream().map(entry -> entry.protocol().id()).toList());
        assertTrue(after.get(0).protocol().withdrawn());
    }

    @OnEveryDatabase
    void what_fails_leaves_nothing_behind(TestDatabase database) {
        Desk desk = desk(database);
        Protocol created = desk.library.create("pr-1", uruguayanProtocol(), null, ANNA);
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            desk.library.revise(created.id(), 1, titled("Nunca"), ANNA);
            desk.library.create("pr-2", titled("Tampoco"), null, ANNA);
            throw new IllegalStateException("on purpose");
        }));
        assertEquals(created, desk.library.find(created.id(), ANNA));
        assertEquals(1, total(desk, ProtocolFilter.ALL));
        assertTrue(desk.library.find("pr-2", ANNA).isEmpty());
        assertThrows(Stale.class, () -> desk.library.revise(created.id(), 2, titled("X"), ANNA));
    }

    @OnEveryDatabase
    void a_reference_and_a_request_key_are_kept_over_a_restart(TestDatabase database) {
        Protocol created = desk(database).library.create("pr-1", uruguayanProtocol(), "key", ANNA);
        Desk desk = reopened(database);
        assertEquals(
                created.id(),
                desk.library.create("pr-1", uruguayanProtocol(), "key", ANNA).id());
        assertEquals(
                "protocol.reference-taken",
                assertThrows(Refusal.class, () -> desk.library.create("pr-1", uruguayanProtocol(), "other", ANNA))
                        .code());
        assertEquals(
                "protocol.request-key-reused",
                assertThrows(Refusal.class, () -> desk.library.create("pr-1", titled("X"), "key", ANNA))
                        .code());
    }

    @OnEveryDatabase
    void a_large_file_waits_in_the_database_and_runs_out(TestDatabase database) {
        Desk desk = desk(database);
        String text = "[" + " ".repeat(3_000_000) + "]";
        Staged staged = desk.imports.stage("grande.json", Desk.file(text), ANNA);
        desk = reopened(database);
        assertTrue(desk.imports.staged(staged.id(), ANNA).plan().lines().isEmpty());
        Instant later = Desk.NOON.plus(Duration.ofDays(2));
        OfficerId anna = ANNA.officer();
        assertTrue(desk.store.staged(staged.id(), anna, Desk.NOON).isPresent());
        assertTrue(desk.store.staged(staged.id(), anna, later).isEmpty());
        Desk tomorrow = new Desk(desk.store, database.transactions(), null, Clock.fixed(later, ZoneOffset.UTC));
        tomorrow.imports.stage("otro.json", Desk.file("[]"), BRUNO);
        assertTrue(desk.store.staged(staged.id(), anna, Desk.NOON).isEmpty());
    }

    @OnEveryDatabase
    void a_table_waits_with_its_mapping_which_is_remembered_for_its_officer(TestDatabase database) {
        Desk desk = desk(database);
        String csv = "Práctica;Quién;Qué\nRuta;Policía;\"Un\nresumen\"\n";
        TableImports.Table table = desk.tables.stage(
                "práctica.csv", new ByteArrayInputStream(csv.getBytes(Charset.forName("windows-1252"))), ANNA);
        TableMapping said = new TableMapping(
                table.mapping().letters(),
                table.mapping().separator(),
                null,
                Map.of("Práctica", "title", "Quién", "issuingBody", "Qué", "summary"),
                Map.of("type", "guide", "source", "Informe"));
        desk.tables.map(table.id(), said, ANNA);
        desk.tables.map(table.id(), said, ANNA);
        desk = reopened(database);
        assertTrue(desk.imports.staged(table.id(), ANNA).table());
        assertEquals(1, desk.imports.run(table.id(), Mode.ALL_OR_NOTHING, ANNA).count(Outcome.CREATE));
        assertTrue(desk.tables.stage("otra.csv", Desk.file(csv), ANNA).remembered());
        assertFalse(desk.tables.stage("otra.csv", Desk.file(csv), BRUNO).remembered());
        assertEquals(1, desk.tables.plan(Desk.file(csv), said(said), ANNA).count(Outcome.UNCHANGED));
    }

    /** The same of a file with other letters. */
    private static TableMapping said(TableMapping mapping) {
        return new TableMapping(null, mapping.separator(), mapping.dates(), mapping.columns(), mapping.defaults());
    }

    @OnEveryDatabase
    void many_who_write_at_once_all_succeed_and_are_counted(TestDatabase database) throws Exception {
        Desk desk = desk(database);
        List<Thread> writers = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            String name = "pr-" + i + "-";
            Thread writer = new Thread(() -> {
                for (int n = 0; n < 10; n++) {
                    Protocol made = desk.library.create(name + n, titled("Título " + name + n), null, ANNA);
                    desk.library.revise(made.id(), 1, titled("Otro " + name + n), ANNA);
                }
            });
            writer.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            writer.start();
            writers.add(writer);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(List.of(), failures);
        assertEquals(40, total(desk, ProtocolFilter.ALL));
        List<Entry> changes = desk.store.changedAfter(Instant.EPOCH, null, 100);
        assertEquals(
                40,
                changes.stream()
                        .map(entry -> entry.protocol().changed().at())
                        .distinct()
                        .count());
    }

    /** All of it in small pages and in large ones, by title and by change, there and back. */
    private static void agrees(Desk desk, List<Protocol> all, ProtocolFilter filter, Predicate<ProtocolContent> has) {
        List<Protocol> expected =
                all.stream().filter(protocol -> has.test(protocol.content())).toList();
        List<Protocol> latest = expected.stream()
                .sorted(Comparator.comparing(
                                (Protocol protocol) -> protocol.changed().at())
                        .reversed())
                .toList();
        assertFalse(expected.isEmpty(), () -> "nothing has " + filter);
        for (int limit : new int[] {2, 100}) {
            assertEquals(expected, walk(desk, filter, limit), filter::toString);
            assertEquals(latest, walk(desk, filter.withOrder(Order.CHANGED), limit), filter::toString);
        }
        assertEquals(expected.size(), total(desk, filter), filter::toString);
    }

    private static List<Protocol> walk(Desk desk, ProtocolFilter filter, int limit) {
        return walk(desk, filter, limit, ANNA);
    }

    private static List<Protocol> walk(Desk desk, ProtocolFilter filter, int limit, Caller reader) {
        List<Protocol> all = new ArrayList<>();
        List<ProtocolPage> pages = new ArrayList<>();
        String cursor = null;
        do {
            ProtocolPage page = desk.library.page(filter, cursor, limit, reader);
            page.lines().forEach(line -> all.add(line.protocol()));
            pages.add(page);
            cursor = page.next();
        } while (cursor != null);
        for (int at = pages.size() - 1; at > 0; at--) {
            ProtocolPage before = desk.library.page(filter, pages.get(at).previous(), limit, reader);
            assertEquals(pages.get(at - 1).lines(), before.lines());
            assertEquals(at == 1, before.previous() == null);
        }
        return all;
    }

    private static long total(Desk desk, ProtocolFilter filter) {
        return desk.library.page(filter, null, 1, ANNA).total();
    }

    private static Desk desk(TestDatabase database) {
        return new Desk(new JpaProtocolStore(database.database()), database.transactions());
    }

    private static Desk reopened(TestDatabase database) {
        return desk(database);
    }
}
