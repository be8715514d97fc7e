package org.enlace.modules.internal.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.modules.AdoptionFixtures;
import org.enlace.modules.internal.history.Change;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.OfficerId;

class ChangesTest {
    private static Change change(String module, String detail) {
        return new Change(
                AdoptionFixtures.nextId(),
                module,
                "upgrade",
                Optional.of("1.0.0"),
                Optional.of("1.1.0"),
                "done",
                Instant.parse("2026-05-01T12:00:00.123Z"),
                new OfficerId("anna"),
                Optional.of("/media/usb/sample-1.1.0.zip"),
                Optional.of("ab".repeat(32)),
                Optional.empty(),
                Optional.ofNullable(detail));
    }

    @OnEveryDatabase
    void the_history_is_read_newest_first_by_module_and_part_by_part(TestDatabase database) {
        ChangeStore changes = OpenStores.of(database).changes();
        List<Change> all = List.of(
                change("sample", null), change("other", null), change("sample", "Two tables"), change("sample", null));
        all.forEach(changes::append);

        assertEquals(
                all.get(3), changes.list(Optional.empty(), Optional.empty(), 1).get(0));
        List<Change> first = changes.list(Optional.of("sample"), Optional.empty(), 2);
        assertEquals(List.of(all.get(3), all.get(2)), first);
        assertEquals(
                List.of(all.get(0)),
                changes.list(Optional.of("sample"), Optional.of(first.get(1).id()), 2));
        assertEquals(4, changes.list(Optional.empty(), Optional.empty(), 100).size());
    }

    @OnEveryDatabase
    void a_detail_that_is_too_long_is_cut_and_not_refused(TestDatabase database) {
        ChangeStore changes = OpenStores.of(database).changes();
        changes.append(change("sample", "x".repeat(5000)));

        assertEquals(
                2000,
                changes.list(Optional.empty(), Optional.empty(), 1)
                        .get(0)
                        .detail()
                        .orElseThrow()
                        .length());
    }
}
