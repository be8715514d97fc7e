package org.enlace.reference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.reference.ReferenceData.Summary;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.junit.jupiter.api.Test;

class ShippedDataTest {
    private final Editions editions = new Editions(Path.of("../../config/reference"), Path.of("target/no-imports"));

    private List<String> found(ReferenceSet set, String text) {
        return editions.records(set, text, Desk.admin()).stream()
                .map(ReferenceEntry::id)
                .toList();
    }

    @Test
    void every_shipped_record_keeps_to_the_rules_of_an_update_and_leads_somewhere() {
        Map<ReferenceSet, List<ReferenceRecord>> sets = new EnumMap<>(ReferenceSet.class);
        for (ReferenceSet set : ReferenceSet.values()) {
            sets.put(set, new ReferenceFile(editions.now().file(set)).read(each -> {
                        Rules.check(set, each);
                        return each;
                    }));
        }
        assertEquals(List.of(), new Links(sets).broken());
    }

    @Test
    void the_sets_are_counted() {
        assertEquals(
                "countries 31, organisations 40, iccs 60, handling 34, border-crossings 30",
                String.join(
                        ", ",
                        editions.sets(Desk.admin()).stream()
                                .map(ShippedDataTest::told)
                                .toList()));
        assertTrue(editions.sets(Desk.admin()).stream().allMatch(each -> each.verified() > 0 && each.retired() == 0));
    }

    private static String told(Summary each) {
        return each.set() + " " + each.records();
    }

    @Test
    void words_are_found_with_or_without_accents_in_any_language_and_field() {
        assertEquals(List.of("BR"), found(ReferenceSet.COUNTRIES, "bresil"));
        assertEquals(List.of("BR"), found(ReferenceSet.COUNTRIES, "  BRASIL   sao_paulo "));
        assertTrue(found(ReferenceSet.BORDER_CROSSINGS, "iguacu").contains("bc-amistad"));
        assertEquals(List.of("020221"), found(ReferenceSet.ICCS, "secuestro"));
        assertEquals(List.of(), found(ReferenceSet.ICCS, "secuestro atlantis"));
        // Words of an address it was taken from say nothing of the record.
        assertEquals(List.of(), found(ReferenceSet.BORDER_CROSSINGS, "topcitio.xyz"));
    }

    @Test
    void countries_stand_in_the_order_of_their_names_and_codes_in_theirs() {
        assertEquals(Language.ES, Desk.admin().language());
        List<String> ids = found(ReferenceSet.COUNTRIES, "");
        assertTrue(ids.indexOf("DE") < 0 && ids.indexOf("BR") < ids.indexOf("CL"), ids.toString());
        List<String> codes = found(ReferenceSet.ICCS, "");
        assertEquals(codes.stream().sorted().toList(), codes);
        assertEquals("handling-code-h0", found(ReferenceSet.HANDLING, "").get(0));
    }

    @Test
    void a_search_that_is_too_long_is_refused() {
        assertEquals(
                "reference.search",
                assertThrows(Refusal.class, () -> found(ReferenceSet.ICCS, "a".repeat(201)))
                        .code());
    }
}
