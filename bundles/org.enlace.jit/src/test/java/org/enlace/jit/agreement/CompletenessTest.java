package org.enlace.jit.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.junit.jupiter.api.Test;

/** What a draft lacks. */
class CompletenessTest {
    private static final CountryCode CO = new CountryCode("CO");
    private static final CountryCode BR = new CountryCode("BR");
    private static final Instant NOW = Instant.parse("2027-03-01T03:00:00Z");
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    private static Map<Language, String> four(String text) {
        Map<Language, String> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, text);
        }
        return all;
    }

    private static Clause clause(String key, int order, Requirement much, String text) {
        return new Clause(
                key, order, four("Título"), four(text), Map.of("treaty", much), Map.of(), Map.of(), "Own", false);
    }

    private static final ClauseCatalogue CATALOGUE = new ClauseCatalogue(
            List.of(new Basis("treaty", four("un tratado"), Map.of(), "Somewhere", false)),
            List.of(
                    clause("parties", 1, Requirement.REQUIRED, "Son partes {parties_list}."),
                    clause("victims", 2, Requirement.RECOMMENDED, "Víctimas.")),
            Map.of());

    private static DraftContent whole() {
        DraftContent begun = DraftContent.begun(
                CATALOGUE,
                "treaty",
                List.of(new Party(CO, "A", "", false), new Party(BR, "B", "", false)),
                BOGOTA,
                Set.of(Language.ES, Language.PT),
                Language.ES);
        return begun.framed(
                "treaty", Optional.of(LocalDate.parse("2027-02-28")), BOGOTA, begun.languages(), Language.ES);
    }

    private static List<Gap> gaps(InstrumentKind kind, DraftContent draft) {
        Map<Language, Map<String, String>> filled = Map.of(
                Language.ES, Map.of("parties_list", "CO; BR"),
                Language.PT, Map.of("parties_list", "CO; BR"),
                Language.FR, Map.of());
        return new Completeness(CATALOGUE, CO, Set.of(CO, BR), NOW).of(kind, draft, filled);
    }

    private static List<Gap.Kind> kinds(DraftContent draft) {
        return gaps(InstrumentKind.AGREEMENT, draft).stream().map(Gap::kind).toList();
    }

    @Test
    void nothing_is_lacking_on_the_last_day_itself_as_its_zone_has_it() {
        assertEquals(List.of(), kinds(whole()));
        DraftContent there = whole();
        assertEquals(
                List.of(Gap.Kind.LAST_DAY_PAST),
                kinds(there.framed(
                        "treaty", there.lastDay(), ZoneId.of("Europe/Madrid"), there.languages(), Language.ES)));
    }

    /** Its last day is past when the last one signs, and then it ends with that. */
    @Test
    void what_ends_a_team_early_may_say_yesterday_and_no_earlier_day() {
        DraftContent whole = whole();
        LocalDate today = NOW.atZone(BOGOTA).toLocalDate();
        for (InstrumentKind kind : InstrumentKind.values()) {
            if (kind.hasLastDay()) {
                assertEquals(
                        kind == InstrumentKind.CLOSURE, !past(kind, whole, today.minusDays(1)), kind + " yesterday");
                assertEquals(true, past(kind, whole, today.minusDays(2)), kind + " the day before");
            }
        }
    }

    private static boolean past(InstrumentKind kind, DraftContent draft, LocalDate last) {
        DraftContent framed = draft.framed("treaty", Optional.of(last), BOGOTA, draft.languages(), Language.ES);
        return gaps(kind, framed).stream().anyMatch(gap -> gap.kind() == Gap.Kind.LAST_DAY_PAST);
    }

    @Test
    void clauses_that_the_basis_asks_for_are_missed_by_how_much_it_asks() {
        DraftContent none = whole().with(List.of());
        assertEquals(
                List.of(Gap.Kind.CLAUSE_REQUIRED, Gap.Kind.CLAUSES_MISSING, Gap.Kind.CLAUSE_RECOMMENDED), kinds(none));
        assertEquals(
                Optional.of("parties"),
                gaps(InstrumentKind.AGREEMENT, none).get(0).clause());
        assertEquals(
                List.of(Gap.Kind.CLAUSES_MISSING),
                gaps(InstrumentKind.AMENDMENT, none).stream().map(Gap::kind).toList());
    }

    @Test
    void a_language_without_words_a_translation_that_aged_and_an_open_value_are_told_with_their_place() {
        DraftContent draft = whole();
        DraftContent french =
                draft.framed("treaty", draft.lastDay(), BOGOTA, Set.of(Language.ES, Language.FR), Language.ES);
        Gap open = gaps(InstrumentKind.AGREEMENT, french).get(0);
        assertEquals(Gap.Kind.VALUE_MISSING, open.kind());
        assertEquals(Optional.of("parties_list"), open.placeholder());
        assertEquals(Optional.of(Language.FR), open.language());

        DraftContent written = draft.worded(
                "victims", Map.of(Language.ES, new Wording("Víctimas", "Otro texto {place}", 2)), Set.of());
        assertEquals(
                List.of(Gap.Kind.VALUE_MISSING, Gap.Kind.TRANSLATION_OLD, Gap.Kind.PLACEHOLDERS_DIFFER),
                kinds(written));

        DraftContent own = draft.adding(CO);
        assertEquals(List.of(Gap.Kind.TRANSLATION_MISSING, Gap.Kind.TRANSLATION_MISSING), kinds(own));
    }

    @Test
    void parties_authorities_and_leaders_are_missed() {
        DraftContent alone = whole().between(List.of(new Party(BR, "", "", false)));
        assertEquals(
                List.of(Gap.Kind.PARTIES_MISSING, Gap.Kind.OWN_PARTY_MISSING, Gap.Kind.AUTHORITY_MISSING),
                kinds(alone));
        List<Gap> led = new Completeness(CATALOGUE, CO, Set.of(CO), NOW)
                .of(
                        InstrumentKind.AGREEMENT,
                        whole(),
                        Map.of(Language.ES, Map.of("parties_list", "x"), Language.PT, Map.of("parties_list", "x")));
        assertEquals(
                List.of(Gap.Kind.LEADER_MISSING), led.stream().map(Gap::kind).toList());
        assertEquals(Optional.of(BR), led.get(0).country());
        assertTrue(led.stream().noneMatch(Gap::blocks));
    }

    @Test
    void a_basis_that_is_gone_is_told() {
        DraftContent draft = whole();
        DraftContent gone = draft.framed("other", draft.lastDay(), BOGOTA, draft.languages(), Language.ES);
        assertEquals(Gap.Kind.BASIS_UNKNOWN, kinds(gone).get(0));
    }
}
