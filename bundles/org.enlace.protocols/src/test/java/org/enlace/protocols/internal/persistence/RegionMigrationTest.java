package org.enlace.protocols.internal.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;

/** What a country had decided before the region came stands in it. */
class RegionMigrationTest {
    @OnEveryDatabase
    void the_last_decision_of_each_document_is_taken_over_with_its_reservations(TestDatabase database) {
        Store store = database.open(new Schema("protocols", List.of(), JpaProtocolStore.class));
        Statements sql = new Statements(store, "test");
        database.transactions().run(() -> {
            sql.update(
                    "insert into protocols.protocol (id, ordinal, version, reference, reference_key, owner, state, place,"
                            + " title_key, content, created_by, created, changed_by, changed) values ('"
                            + "01900000-0000-7000-8000-00000000abcd', 1, 1, 'co-1', 'co-1', 'CO', 'effective', 'a0000000001', 'a',"
                            + " '{}', 'anna', 1, 'anna', 1)");
            decided(sql, 1, "under-study", null);
            decided(sql, 2, "adopted-with-reservations", "decree");
            sql.update("insert into protocols.adoption_reservation (protocol_id, revision, section, words) values"
                    + " ('01900000-0000-7000-8000-00000000abcd', 2, 'summary', 'Por la fiscalía')");
            inserts().forEach(insert -> sql.update(insert));
        });
        JdbcRegionStore region = new JdbcRegionStore(store);
        var said = region.of(new org.enlace.platform.CountryCode("CO"), 10);
        assertEquals(1, said.size());
        assertEquals("adopted-with-reservations", said.get(0).state().token());
        assertEquals(
                "Por la fiscalía",
                said.get(0).terms().orElseThrow().reservations().get("summary"));
        assertEquals(1, sql.count("select adoptions from protocols.region_row"));
    }

    private static void decided(Statements sql, int revision, String state, String kind) {
        sql.update(
                "insert into protocols.adoption (protocol_id, revision, state, edition, weighed, decided_by, decided, kind,"
                        + " act_date, authority, from_day) values ('01900000-0000-7000-8000-00000000abcd', ?, ?, 1, 1,"
                        + " 'anna', 5, ?, ?, ?, ?)",
                revision,
                state,
                kind,
                kind == null ? null : "2026-11-01",
                kind == null ? null : "Ministerio",
                kind == null ? null : "2026-12-01");
    }

    /** What the migration fills its tables with. */
    private static List<String> inserts() {
        try (InputStream in = JpaProtocolStore.class.getResourceAsStream("/db/migration/V5__region.sql")) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(script.split(";"))
                    .map(part -> part.replaceAll("(?m)^--.*$", "").strip())
                    .filter(part -> part.startsWith("insert"))
                    .map(part -> part.replace("${schema}", "protocols"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
