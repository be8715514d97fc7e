package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Receipt;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies on loan on pages: asked for, decided, followed, taken back; and those of others, opened and acknowledged. */
class LoanWebTest {
    private static final Caller LEADER = officer("leader");
    private static final Caller MEMBER = officer("member");
    private static final byte[] IMAGE = {1, 2, 3};

    private Space space;
    private String loans;

    private static Caller officer(String name) {
        return TestNode.officer(name, JitPermissions.READ, Files.READ, Files.ADD);
    }

    @BeforeEach
    void start() {
        space = new Space();
        loans = "/jit/teams/" + space.parties.team + "/loans";
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private Entry item(CountryCode country) {
        return space.wrote(country, EntryKind.EVIDENCE, values());
    }

    private static Map<String, List<String>> values() {
        Map<String, List<String>> values = new HashMap<>();
        List<String> typed = Exhibits.typed();
        for (String field : List.of("title", "form", "text", "place", "state", "authority", "obtained-by", "how")) {
            values.put(field, List.of(typed.get(typed.indexOf(field) + 1)));
        }
        values.put("nature", List.of("digital"));
        values.put("obtained", List.of("2027-03-01T12:00:00Z"));
        values.put("zone", List.of("America/Bogota"));
        return values;
    }

    private StoredFile stored(CountryCode country, Entry item) {
        TestNode node = space.parties.of(country);
        return node.database.transactions().call(() -> node.files
                .service()
                .add(
                        new OwnerRef(EvidenceFiles.NAME, item.id()),
                        new FileName("Volcado.ufdr"),
                        new ByteArrayInputStream(IMAGE),
                        LEADER));
    }

    private void acquired(Entry item) {
        space.parties
                .of(CO)
                .desks
                .custody()
                .write(
                        space.parties.team,
                        item.id(),
                        new NewEvent(
                                EventKind.ACQUIRED,
                                Instant.parse("2027-03-01T12:00:00Z"),
                                TestNode.BOGOTA,
                                "Casa de Cali",
                                "Juzgado 3",
                                Map.of(),
                                Map.of(EventField.METHOD, "Copia", EventField.AFTER, "0".repeat(64))),
                        LEADER);
    }

    private Loan asked(CountryCode country, Entry item, StoredFile file, CountryCode to) {
        LoanDesk.New given =
                new LoanDesk.New(item.id(), List.of(file.id()), List.of(to), "Cotejo de mensajes", Optional.empty());
        return space.parties.of(country).loans.desk().ask(space.parties.team, given, "", MEMBER);
    }

    private void settle() {
        for (int i = 0; i < 8; i++) {
            for (CountryCode country : List.of(CO, BR)) {
                space.parties.of(country).loans.round(() -> false);
            }
            space.parties.carry();
        }
    }

    private void changed(Entry item, Map<String, List<String>> values) {
        space.entries(CO)
                .change(
                        space.parties.team,
                        item.id(),
                        item.version(),
                        NewEntry.of(EntryKind.EVIDENCE, values, Handling.GENERAL, item.grading()),
                        MEMBER);
    }

    @Test
    void what_ended_because_its_use_was_not_allowed_any_more_is_lent_anew() {
        Map<String, List<String>> values = values();
        values.put(Use.FIELD, List.of("offence"));
        Entry item = space.wrote(CO, EntryKind.EVIDENCE, values);
        LoanDesk desk = space.parties.of(CO).loans.desk();
        Loan asked = desk.ask(
                space.parties.team,
                new LoanDesk.New(
                        item.id(),
                        List.of(stored(CO, item).id()),
                        List.of(BR),
                        "Otro delito",
                        Optional.empty(),
                        Use.OFFENCE),
                "",
                MEMBER);
        desk.approve(space.parties.team, asked.id(), asked.version(), LEADER);
        space.parties.carry();
        space.parties.of(BR).loans.round(() -> false);
        space.parties.carry();
        changed(item, values());
        space.parties.of(CO).loans.round(() -> false);
        String page = space.shown("leader", loans + "/" + asked.id());
        assertTrue(page.contains("Did not get there") && page.contains("has ended for good"), page);
        assertFalse(page.contains("by itself"), "it does not go on");
        String again = space.work + "/evidence/" + item.id() + "/lend";
        assertTrue(page.contains("href=\"" + again + "\""), page);
        assertTrue(space.shown("leader", again).contains("Volcado.ufdr"));
    }

    @Test
    void one_asks_on_the_page_of_the_files_and_sees_what_is_lacking() {
        Entry item = item(CO);
        StoredFile file = stored(CO, item);
        String contents = space.work + "/evidence/" + item.id() + "/contents";
        String lend = space.work + "/evidence/" + item.id() + "/lend";
        assertTrue(space.shown("leader", contents).contains(lend));
        String form = space.shown("leader", lend);
        assertTrue(form.contains("Volcado.ufdr") && form.contains("Country BR"), form);
        assertTrue(form.contains("handling codes of the item: H0") && form.contains("2023/969"), form);
        HttpResponse<String> wrong =
                space.post("leader", lend, "files", file.id().toString(), "to", "BR", "purpose", "", "days", "28");
        assertEquals(422, wrong.statusCode());
        assertEquals(
                422,
                space.post("leader", lend, "files", file.id().toString(), "to", "BR", "purpose", "x", "days", "29")
                        .statusCode());
        String page = Space.led(space.post(
                "leader", lend, "files", file.id().toString(), "to", "BR", "purpose", "Cotejo", "days", "14"));
        String shown = space.shown("leader", page);
        assertTrue(shown.contains("Waits for approval") && shown.contains("Cotejo"), shown);
        assertTrue(shown.contains(Labels.hash(file.content().sha256().value())), shown);
        assertFalse(shown.contains(page + "/decide"), "whoever asked is not offered to decide");
        assertEquals(
                422,
                space.post("leader", page + "/decide", "version", "1", "decision", "approve", "read", "yes")
                        .statusCode());
        assertEquals(
                404, space.post("outsider", page + "/withdraw", "version", "1").statusCode());
        assertEquals(
                409, space.post("leader", page + "/withdraw", "version", "7").statusCode());
        assertTrue(shown.contains(page + "/withdraw"), shown);
        Space.led(space.post("leader", page + "/withdraw", "version", "1"));
        String withdrawn = space.shown("leader", page);
        assertTrue(withdrawn.contains("Withdrawn by") && !withdrawn.contains(page + "/withdraw"), withdrawn);
        assertEquals(403, space.get("member", lend).statusCode(), "reads no files");
        assertEquals(404, space.get("outsider", page).statusCode());
        assertEquals(404, space.get("outsider", loans).statusCode());
    }

    @Test
    void another_decides_follows_it_and_takes_it_back() {
        Entry item = item(CO);
        Loan loan = asked(CO, item, stored(CO, item), BR);
        String page = LoanDesk.path(loan);
        assertTrue(space.shown("leader", page).contains(page + "/decide"));
        assertEquals(422, space.post("leader", page + "/decide", "version", "1").statusCode());
        assertEquals(
                422,
                space.post("leader", page + "/decide", "version", "1", "decision", "approve")
                        .statusCode());
        Space.led(space.post("leader", page + "/decide", "version", "1", "decision", "approve", "read", "yes"));
        assertTrue(space.shown("leader", page).contains("Offered"));
        settle();
        assertTrue(space.shown("leader", page).contains("Received whole"));
        Borrowed there = space.parties
                .of(BR)
                .loans
                .copies()
                .borrowed(space.parties.team, LEADER)
                .get(0);
        space.parties
                .of(BR)
                .loans
                .copies()
                .acknowledge(space.parties.team, there.offer().id(), LEADER);
        settle();
        String shown = space.shown("leader", page);
        assertTrue(shown.contains("Acknowledged"), shown);
        assertFalse(shown.contains("/events/new/"), "its chain has not begun");
        acquired(item);
        String begun = space.shown("leader", page);
        assertTrue(begun.contains("/events/new/copied?content=") && begun.contains("/events/new/exported"), begun);
        String back = page + "/take-back";
        assertTrue(shown.contains(back));
        assertEquals(
                422, space.post("leader", back, "version", "2", "reason", "").statusCode());
        Space.led(space.post("leader", back, "version", "2", "reason", "Ya no hace falta"));
        settle();
        String after = space.shown("leader", page);
        assertTrue(after.contains("Erased") && after.contains("Proof of erasure"), after);
    }

    @Test
    void what_others_lend_is_opened_and_acknowledged_here() {
        Entry item = item(BR);
        Loan loan = asked(BR, item, stored(BR, item), CO);
        space.parties.of(BR).loans.desk().approve(space.parties.team, loan.id(), loan.version(), LEADER);
        space.parties.carry();
        settle();
        String list = space.shown("leader", loans);
        assertTrue(list.contains("Received whole") && list.contains("Cotejo de mensajes"), list);
        assertTrue(list.contains("/files/") && list.contains("H0"), list);
        assertFalse(list.contains("/events/new/"), "its chain is written by whoever has it in hands");
        String copy = space.parties
                .of(CO)
                .loans
                .copies()
                .borrowed(space.parties.team, LEADER)
                .get(0)
                .offer()
                .id()
                .toString();
        String acknowledge = "/jit/teams/" + space.parties.team + "/borrowed/" + copy + "/acknowledge";
        assertTrue(list.contains(acknowledge), list);
        assertEquals(404, space.post("outsider", acknowledge).statusCode());
        assertEquals(loans, Space.led(space.post("leader", acknowledge)));
        String now = space.shown("leader", loans);
        assertTrue(now.contains("Acknowledged") && !now.contains(acknowledge), now);
        assertTrue(space.shown("leader", space.work + "/entries/" + item.id()).contains(loans));
    }

    @Test
    void every_state_has_its_words_in_four_languages() {
        Texts texts = Texts.of(WorkTab.class);
        List<String> keys = new ArrayList<>();
        for (Receipt.Stage stage : Receipt.Stage.values()) {
            keys.add("loan.copy." + stage.token());
        }
        for (String state : List.of("asked", "withdrawn", "declined", "lent", "ended")) {
            keys.add("loan.state." + state);
            keys.add("loan.state." + state + ".lead");
        }
        keys.addAll(List.of("loan.copy.failed", "loan.copy.ending"));
        for (String code : List.of(
                "wrong-hash", "loan-part", "loan-gone", "loan-again", "damaged", "disk-full", "quota", "closed")) {
            keys.add("loan.why." + code);
        }
        for (Language language : Language.values()) {
            keys.forEach(key -> assertTrue(texts.has(language, key), key + " in " + language.tag()));
        }
    }
}
