package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.officer;
import static org.enlace.jit.internal.work.Workroom.ADMIN;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.OUTSIDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.internal.TeamReaders;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;

/** Tests that words of the audit about drafts, loans and bundles are shown to those who may read these now. */
class TeamReadersTest {
    /** Names in the sources for the kinds of records that acts are done to: answered by files, by this module, or without words. */
    private static final Set<String> KNOWN = Set.of(
            "COPY",
            "BundleDesk.KIND",
            "CustodyWire.TYPE",
            "Dossiers.TEAM",
            "EntryWire.TYPE",
            "FileWire.TYPE",
            "Files.KIND",
            "KIND",
            "LoanDesk.KIND",
            "TEAM",
            "Team.KIND",
            "org.enlace.jit.internal.Dossiers.TEAM");

    private static final Pattern ON = Pattern.compile("\\.on\\(\\s*([\\w.]+)\\s*,");

    private static TeamReaders readers(TestNode node) {
        return TeamReaders.of(node.stores, () -> node.desks);
    }

    private static void assertRead(TestNode node, String kind, RecordId id) {
        TeamReaders readers = readers(node);
        for (Caller reads : List.of(LEADER, MEMBER)) {
            assertTrue(readers.mayRead(kind, id.toString(), reads), kind + reads);
        }
        for (Caller not : List.of(EXPERT, OUTSIDER, ADMIN, officer("leader"), Caller.node())) {
            assertFalse(readers.mayRead(kind, id.toString(), not), kind + not);
        }
        assertFalse(readers.mayRead("other", id.toString(), LEADER));
        assertFalse(readers.mayRead(kind, "no id", LEADER));
        assertFalse(readers.mayRead(kind, TestNode.id().toString(), LEADER));
    }

    @OnEveryDatabase
    void draftsAndLoansAreForWhoeverReadsTheirTeamAndItem(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            RecordId loan = lending.asked(lending.stored(Lending.bytes(3)), BR).id();
            assertRead(lending.node(CO), LoanDesk.KIND, loan);
            assertRead(lending.node(CO), Drafts.KIND, lending.team());
            int acts = lending.node(CO).acts.size();
            readers(lending.node(CO)).mayRead(LoanDesk.KIND, loan.toString(), LEADER);
            assertEquals(acts, lending.node(CO).acts.size(), "nothing is written in the audit");
        }
    }

    @OnEveryDatabase
    void bundlesAreForWhoeverReadsEveryItemAsLongAsItIsThere(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry one = court.items.item(CO);
            Entry other = court.items.room.write(CO, EntryKind.EVIDENCE, Items.FIELDS);
            RecordId bundle = court.prepared(one, other).id();
            assertRead(court.node, BundleDesk.KIND, bundle);
            court.node.desks.entries().takeBack(court.team(), other.id(), 1, "No era esa", LEADER);
            assertFalse(readers(court.node).mayRead(BundleDesk.KIND, bundle.toString(), LEADER));
        }
    }

    @Test
    void ofEveryKindThatActsAreDoneToItIsKnownWhoReadsIt() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(one -> one.toString().endsWith(".java")).toList()) {
                ON.matcher(Files.readString(source)).results().forEach(on -> found.add(on.group(1)));
            }
        }
        assertEquals(new TreeSet<>(KNOWN), found, "let TeamReaders or files answer for it, then name it here");
    }
}
