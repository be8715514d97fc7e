package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Courthouse.APPROVER;
import static org.enlace.jit.internal.work.Courthouse.PREPARER;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Lending.APPROVING;
import static org.enlace.jit.internal.work.Lending.ASKING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.bundle.ManifestWire;
import org.enlace.jit.internal.bundle.RequestText;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.loan.LoanText;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Use;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Refusal;

/** What an item may be used for: said by its State, carried with it, and held where it came to. */
class UseLimitsTest {
    private static final String OFFENCE = "jit.use-offence";

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }

    private static String[] item(String... more) {
        return with(Items.FIELDS, more);
    }

    private static Entry change(Items items, CountryCode country, Entry item, String... fields) {
        int version = items.node(country)
                .desks
                .entries()
                .find(items.room.team, item.id(), Workroom.MEMBER)
                .entry()
                .version();
        return items.room
                .entries(country)
                .change(
                        items.room.team,
                        item.id(),
                        version,
                        Workroom.a(EntryKind.EVIDENCE, Handling.GENERAL, fields),
                        Workroom.MEMBER);
    }

    private static Set<Use> allowed(Items items, CountryCode country, Entry item) {
        return items.room.see(country, Workroom.MEMBER, item).entry().uses();
    }

    private static BundleRequest request(Use use, Entry... chosen) {
        return Courthouse.request(use, List.of(), chosen);
    }

    private static Bundle prepared(Courthouse court, Use use, Entry... chosen) {
        return court.desk().prepare(court.team(), request(use, chosen), "", PREPARER);
    }

    @OnEveryDatabase
    void what_an_item_may_be_used_for_travels_with_it_and_the_purpose_of_the_team_is_always_among_it(
            TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry narrow = items.item(CO);
            Entry said = items.room.write(CO, EntryKind.EVIDENCE, item("uses", "team"));
            Entry wide = items.room.write(CO, EntryKind.EVIDENCE, item("uses", "threat", "uses", "offence"));
            items.carry();
            assertEquals(List.of(), items.room.quarantine(BR));
            for (Entry one : List.of(narrow, said)) {
                assertEquals(Set.of(Use.TEAM), allowed(items, BR, one));
            }
            assertEquals(Set.of(Use.TEAM, Use.OFFENCE, Use.THREAT), allowed(items, BR, wide));
            assertEquals(
                    said.content().values().keySet(), narrow.content().values().keySet());
            change(items, CO, wide, item());
            items.carry();
            assertEquals(Set.of(Use.TEAM), allowed(items, BR, wide), "a change counts from then on");
            assertEquals(
                    Optional.of("jit.entry-value"),
                    code(() -> items.room.write(CO, EntryKind.EVIDENCE, item("uses", "anything"))));
        }
    }

    /** Such a node would refuse what it does not know; it keeps it until it is upgraded instead. */
    @OnEveryDatabase
    void a_node_of_the_release_before_reads_and_is_read_as_before(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry narrow = items.room.write(CO, EntryKind.EVIDENCE, item("uses", "team"));
            assertEquals(EntryWire.BEFORE, EntryWire.format(narrow));
            String text = EntryWire.text(narrow);
            assertFalse(text.contains("\"uses\""), text);
            Entry read = EntryWire.read(narrow.id(), CO, Handling.GENERAL, text);
            assertEquals(narrow, read);
            assertEquals(Set.of(Use.TEAM), read.uses());
            Entry wide = items.room.write(CO, EntryKind.EVIDENCE, item("uses", "agreed"));
            assertEquals(EntryWire.USES, EntryWire.format(wide));
            assertEquals(wide, EntryWire.read(wide.id(), CO, Handling.GENERAL, EntryWire.text(wide)));
            String twice = EntryWire.text(wide).replace("[\"agreed\"]", "[\"team\",\"agreed\"]");
            assertEquals(Optional.of("jit.form"), code(() -> EntryWire.read(wide.id(), CO, Handling.GENERAL, twice)));
        }
    }

    @OnEveryDatabase
    void a_bundle_for_a_use_that_its_state_has_not_allowed_is_refused_until_that_consents(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.received();
            Refusal refusal = assertThrows(Refusal.class, () -> prepared(court, Use.OFFENCE, item));
            assertEquals(OFFENCE, refusal.code());
            for (String word : List.of("-BR-0001", "\"offence\"", "ask BR")) {
                assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
            }
            court.desk().decline(court.team(), prepared(court, Use.TEAM, item).id(), 1, "Otro delito", APPROVER);
            Entry asked = court.items.room.write(
                    CO, EntryKind.LIFT, "about", item.id().toString(), "uses", "offence", "purpose", "Otro delito");
            court.items.carry();
            assertEquals(Optional.of(OFFENCE), code(() -> prepared(court, Use.OFFENCE, item)), "asked is not granted");
            court.items.room.write(BR, EntryKind.LIFTED, "about", asked.id().toString(), "answer", "granted");
            court.items.carry();
            assertEquals(Set.of(Use.TEAM, Use.OFFENCE), allowed(court.items, CO, item));
            Bundle bundle = court.approved(prepared(court, Use.OFFENCE, item));
            court.round();
            assertTrue(court.made(bundle).isPresent());
            byte[] zip = court.fetched(bundle);
            Manifest manifest = check(zip).manifest().orElseThrow();
            assertEquals(Optional.of(Use.OFFENCE), manifest.use());
            assertEquals(Set.of(Use.TEAM, Use.OFFENCE), manifest.items().get(0).uses());
            assertTrue(new String(zip, StandardCharsets.UTF_8).contains("\"uses\":[\"team\",\"offence\"]"));
            earlier(manifest);
            assertEquals(Optional.of("jit.use-threat"), code(() -> prepared(court, Use.THREAT, item)));
            change(court.items, BR, item, item());
            court.items.carry();
            assertEquals(Optional.of(OFFENCE), code(() -> court.fetched(bundle)), "its State changed its mind");
        }
    }

    /** A bundle of the release before is read as it was written, and nothing between both forms is. */
    private static void earlier(Manifest now) {
        List<Manifest.Item> items = now.items().stream()
                .map(one -> new Manifest.Item(
                        one.number(),
                        one.id(),
                        one.owner(),
                        one.handling(),
                        Set.of(),
                        one.events(),
                        one.strands(),
                        one.flaws()))
                .toList();
        Manifest before = form(now, Manifest.BEFORE, Optional.empty(), items);
        byte[] text = ManifestWire.text(before);
        assertFalse(new String(text, StandardCharsets.UTF_8).contains("\"use"));
        assertEquals(before, ManifestWire.read(text));
        assertThrows(IllegalArgumentException.class, () -> form(now, Manifest.BEFORE, now.use(), items));
        assertThrows(IllegalArgumentException.class, () -> form(now, Manifest.USES, now.use(), items));
        assertThrows(IllegalArgumentException.class, () -> form(now, 3, now.use(), now.items()));
        byte[] mixed = new String(text, StandardCharsets.UTF_8)
                .replace("\"format\":1", "\"format\":2")
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.of("jit.form"), code(() -> ManifestWire.read(mixed)));
    }

    private static Manifest form(Manifest now, int format, Optional<Use> use, List<Manifest.Item> items) {
        return new Manifest(
                format,
                now.bundle(),
                now.team(),
                now.named(),
                now.country(),
                now.court(),
                now.reference(),
                now.language(),
                use,
                now.prepared(),
                now.approved(),
                now.basis(),
                now.made(),
                now.signer(),
                items,
                now.members());
    }

    private static BundleCheck.Result check(byte[] zip) {
        try {
            BundleCheck.Result result = BundleCheck.of(new ByteArrayInputStream(zip));
            assertEquals(List.of(), result.findings());
            return result;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @OnEveryDatabase
    void what_was_made_of_another_states_item_keeps_the_limits_of_that(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry origin = court.received();
            Entry made = court.items.room.write(
                    CO, EntryKind.EVIDENCE, item("parent", origin.id().toString(), "uses", "agreed"));
            Refusal refusal = assertThrows(Refusal.class, () -> prepared(court, Use.AGREED, made));
            assertEquals("jit.use-agreed", refusal.code());
            assertTrue(refusal.getMessage().contains("-CO-0001 ← "), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("ask BR"), refusal.getMessage());
            change(court.items, BR, origin, item("uses", "agreed"));
            court.items.carry();
            Bundle bundle = court.approved(prepared(court, Use.AGREED, made));
            change(court.items, BR, origin, item());
            court.items.carry();
            court.round();
            assertEquals("jit.use-agreed", ((Stopped) court.now(bundle).state()).why());
        }
    }

    @OnEveryDatabase
    void limits_outlive_the_taking_back_of_what_an_item_was_made_of(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry narrow = court.items.room.write(BR, EntryKind.EVIDENCE, item());
            Entry wide = court.items.room.write(BR, EntryKind.EVIDENCE, item("uses", "agreed"));
            court.items.carry();
            Entry ofNarrow = court.items.room.write(
                    CO, EntryKind.EVIDENCE, item("parent", narrow.id().toString(), "uses", "agreed"));
            Entry ofWide = court.items.room.write(
                    CO, EntryKind.EVIDENCE, item("parent", wide.id().toString(), "uses", "agreed"));
            for (Entry one : List.of(narrow, wide)) {
                court.items
                        .room
                        .entries(BR)
                        .takeBack(court.team(), one.id(), one.version(), "Se borra", Workroom.MEMBER);
            }
            court.items.carry();
            Refusal refusal = assertThrows(Refusal.class, () -> prepared(court, Use.AGREED, ofNarrow));
            assertEquals("jit.use-agreed", refusal.code());
            assertTrue(refusal.getMessage().contains("ask BR"), refusal.getMessage());
            prepared(court, Use.AGREED, ofWide);
        }
    }

    @OnEveryDatabase
    void consent_is_asked_for_an_item_and_for_a_use_that_it_does_not_allow(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.room.write(BR, EntryKind.EVIDENCE, item("uses", "threat"));
            Entry place = items.room.write(BR, EntryKind.PLACE, "name", "Muelle 4");
            items.carry();
            String id = item.id().toString();
            assertEquals(
                    Optional.of("jit.lift-nothing"),
                    code(() -> items.room.write(CO, EntryKind.LIFT, "about", id, "purpose", "Nada")));
            assertEquals(
                    Optional.of("jit.entry-uses"),
                    code(() -> items.room.write(CO, EntryKind.LIFT, "about", id, "uses", "threat", "purpose", "x")));
            assertEquals(
                    Optional.of("jit.entry-uses"),
                    code(() -> items.room.write(
                            CO, EntryKind.LIFT, "about", place.id().toString(), "uses", "threat", "purpose", "x")));
        }
    }

    private static final class Loans implements AutoCloseable {
        final Lending lending;

        Loans(TestDatabase database, String... uses) {
            lending = new Lending(database, BR);
            lending.item = lending.items.room.write(CO, EntryKind.EVIDENCE, fields(uses));
            lending.carry();
        }

        static String[] fields(String... uses) {
            String[] fields = Items.FIELDS.clone();
            fields[3] = "digital";
            return with(fields, uses);
        }

        Loan asked(StoredFile file, Use use) {
            LoanDesk.New given = new LoanDesk.New(
                    lending.item.id(), List.of(file.id()), List.of(BR), "Otro delito", Optional.empty(), use);
            return lending.desk(CO).ask(lending.team(), given, "", ASKING);
        }

        Loan approved(Loan asked) {
            return lending.desk(CO).approve(lending.team(), asked.id(), asked.version(), APPROVING);
        }

        void allow(String... uses) {
            change(lending.items, CO, lending.item, fields(uses));
        }

        @Override
        public void close() {
            lending.close();
        }
    }

    @OnEveryDatabase
    void a_copy_is_lent_for_what_the_item_allows_and_each_officer_looks_anew(TestDatabase database) {
        try (Loans loans = new Loans(database)) {
            StoredFile file = loans.lending.stored(Lending.bytes(1000));
            assertEquals(Optional.of(OFFENCE), code(() -> loans.asked(file, Use.OFFENCE)));
            loans.allow("uses", "offence");
            Loan asked = loans.asked(file, Use.OFFENCE);
            loans.allow();
            assertEquals(Optional.of(OFFENCE), code(() -> loans.approved(asked)));
            loans.allow("uses", "offence");
            loans.approved(asked);
            loans.lending.settle();
            assertEquals(Use.OFFENCE, loans.lending.borrowed(BR).offer().use());
            assertArrayEquals(Lending.bytes(1000), loans.lending.read(BR, APPROVING));
        }
    }

    @OnEveryDatabase
    void the_receivers_node_neither_fetches_nor_shows_what_is_not_allowed_for_the_use(TestDatabase database) {
        try (Loans loans = new Loans(database, "uses", "offence")) {
            StoredFile file = loans.lending.stored(Lending.bytes(1000));
            Loan loan = loans.approved(loans.asked(file, Use.OFFENCE));
            loans.allow();
            loans.lending.settle();
            Borrowed waiting = loans.lending.borrowed(BR);
            assertInstanceOf(Borrowed.Fetching.class, waiting.state());
            assertEquals(Optional.of(OFFENCE), waiting.receipt().trouble());
            assertEquals(
                    Optional.of(OFFENCE),
                    loans.lending.copy(loan, BR).last().trouble(),
                    "its country is told what it waits for");
            loans.allow("uses", "offence");
            loans.lending.settle();
            assertArrayEquals(Lending.bytes(1000), loans.lending.read(BR, APPROVING));
            loans.allow();
            loans.lending.settle();
            assertEquals(Optional.of("nothing"), code(() -> loans.lending.read(BR, APPROVING)));
            assertEquals(
                    Optional.of(OFFENCE), loans.lending.node(BR).loans.copies().limited(loans.lending.borrowed(BR)));
        }
    }

    @OnEveryDatabase
    void what_is_asked_for_is_not_given_once_the_item_does_not_allow_it_any_more(TestDatabase database) {
        try (Loans loans = new Loans(database, "uses", "offence")) {
            StoredFile file = loans.lending.stored(Lending.bytes(1000));
            Loan loan = loans.approved(loans.asked(file, Use.OFFENCE));
            loans.lending.carry();
            loans.lending.round(BR);
            loans.lending.carry();
            loans.allow();
            loans.lending.round(CO);
            assertEquals("failed", loans.lending.copy(loan, BR).token());
            assertEquals(Optional.of(OFFENCE), loans.lending.copy(loan, BR).why());
        }
    }

    @OnEveryDatabase
    void what_the_release_before_kept_is_for_the_purpose_of_the_team(TestDatabase database) {
        try (Loans loans = new Loans(database, "uses", "offence")) {
            Loan asked = loans.asked(loans.lending.stored(Lending.bytes(10)), Use.OFFENCE);
            String text = LoanText.of(asked.request());
            assertEquals(asked.request(), LoanText.read(text));
            assertEquals(
                    Use.TEAM,
                    LoanText.read(text.replace(",\"use\":\"offence\"", "")).use());
            BundleRequest request = request(Use.THREAT, loans.lending.item);
            assertEquals(request, RequestText.read(RequestText.of(request)));
            assertEquals(
                    Use.TEAM,
                    RequestText.read(RequestText.of(request).replace("\"use\":\"threat\",", ""))
                            .use());
        }
    }
}
