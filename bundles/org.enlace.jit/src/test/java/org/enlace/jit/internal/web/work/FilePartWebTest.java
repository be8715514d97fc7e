package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.enlace.files.FileName;
import org.enlace.files.FileState;
import org.enlace.files.OwnerRef;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page of an entry says of its files. */
class FilePartWebTest {
    private static final String TAKES = "Files go with the entry to the countries that get it.";
    private static final String WAY = "Files on their way";

    private Space space;

    @BeforeEach
    void start() {
        space = new Space();
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private String page(String officer, Entry entry) {
        return space.shown(officer, space.work + "/entries/" + entry.id());
    }

    @Test
    void entries_of_the_own_country_take_files_and_their_way_is_told() {
        TestNode node = space.parties.of(CO);
        Entry ours = space.wrote(CO, EntryKind.VEHICLE, Map.of("plate", List.of("ABC-123")));
        Entry theirs = space.wrote(BR, EntryKind.VEHICLE, Map.of("plate", List.of("XYZ-789")));
        assertTrue(page("member", ours).contains(TAKES));
        assertFalse(page("member", theirs).contains(TAKES));
        node.files.state = FileState.RECEIVED;
        node.database.transactions().run(() -> node.files
                .service()
                .add(
                        new OwnerRef(EntryFiles.NAME, ours.id()),
                        new FileName("Foto.png"),
                        new ByteArrayInputStream(new byte[] {1}),
                        Parties.MEMBER));
        String page = page("member", ours);
        assertTrue(page.contains(WAY) && page.contains("Foto.png") && page.contains("Country BR"), page);
    }

    /** They are lent by two, and the page leads there. */
    @Test
    void papers_of_evidence_stay_and_the_page_says_how_they_are_sent() {
        TestNode node = space.parties.of(CO);
        Entry ours = new Exhibits(space).item(CO);
        Entry theirs = new Exhibits(space).item(BR);
        node.database.transactions().run(() -> node.files
                .service()
                .add(
                        new OwnerRef(EntryFiles.NAME, ours.id()),
                        new FileName("Foto.png"),
                        new ByteArrayInputStream(new byte[] {1}),
                        Parties.MEMBER));
        String page = page("leader", ours);
        assertTrue(page.contains("Foto.png") && page.contains("On this node alone"), page);
        assertFalse(page.contains(WAY) || page.contains(TAKES), page);
        String lend = space.work + "/evidence/" + ours.id() + "/lend";
        assertTrue(page.contains(lend), page);
        assertTrue(space.shown("leader", lend).contains("Foto.png"), "it can be chosen");
        String other = page("leader", theirs);
        assertTrue(other.contains("only copies that it lends leave it") && !other.contains("/lend"), other);
    }

    @Test
    void nothing_is_said_of_files_of_whom_one_may_not_know_or_before_saying_why() {
        Entry victim = space.person(CO, "Luz Escondida", "victim");
        assertFalse(page("leader", victim).contains(TAKES));
        assertEquals(
                303,
                space.post("leader", space.work + "/entries/" + victim.id() + "/reason", "reason", "Para protegerla")
                        .statusCode());
        assertTrue(page("leader", victim).contains(TAKES));
        Entry theirs = space.person(BR, "Ana", "victim");
        space.post("member", space.work + "/entries/" + theirs.id() + "/reason", "reason", "Por saber");
        assertFalse(page("member", theirs).contains(WAY));
    }
}
