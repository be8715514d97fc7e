package org.enlace.jit.internal.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.ClauseComment;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposals;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

/** What another country's node says, read strictly. */
class InstrumentReaderTest {
    private static final long SEED = Long.getLong("seed", 20_270_301L);
    private static final RecordId ID = Bureau.id();
    private static final Instant AT = Instant.parse("2027-03-01T12:00:00Z");

    private final InstrumentReader reader = new InstrumentReader();

    private static Instrument instrument() {
        Designation person = new Designation(
                Bureau.id(),
                Bureau.BR,
                TeamRole.SECONDED,
                "Nombre de muestra",
                "Cargo",
                "Agencia",
                Set.of(SecondedPower.BE_PRESENT, SecondedPower.CARRY_OUT_MEASURES),
                LocalDate.parse("2027-04-01"),
                Optional.of(LocalDate.parse("2027-12-31")),
                ZoneId.of("America/Sao_Paulo"),
                Optional.of("ab".repeat(32)));
        return new Instrument(
                        ID,
                        Bureau.TEAM,
                        Bureau.BR,
                        InstrumentKind.ACCESSION,
                        "mercosur-2010",
                        Bureau.parties(),
                        Optional.of(LocalDate.parse("2028-02-29")),
                        ZoneId.of("America/Bogota"),
                        Set.of(Language.ES, Language.PT),
                        List.of(
                                text("purpose", "Los hechos resumidos en **A**.\n\n- uno\n- dos"),
                                text("own-br-1", "Cláusula «propia» con \"comillas\" y \\.")),
                        List.of(person),
                        Optional.of(Bureau.id()),
                        Optional.of("0f".repeat(32)),
                        "")
                .hashed();
    }

    private static ClauseText text(String key, String words) {
        return new ClauseText(
                key,
                Map.of(Language.ES, "Título", Language.PT, "Título"),
                Map.of(Language.ES, words, Language.PT, words + " (pt)"));
    }

    private static Statement said(String content) {
        return new Statement(ID, Bureau.TEAM, Bureau.BR, 1, AT, Proposals.PROPOSED, content);
    }

    private Refusal refused(String content) {
        return assertThrows(Refusal.class, () -> reader.instrument(said(content)), content);
    }

    @Test
    void a_text_is_read_as_it_was_said() {
        Instrument said = instrument();
        Instrument read = reader.instrument(said(InstrumentForm.stated(said)));
        assertEquals(said, read);
        assertEquals(said.hash(), read.hash());
        assertEquals(InstrumentForm.canonical(said), InstrumentForm.canonical(read));
    }

    @Test
    void what_is_unknown_missing_doubled_too_long_or_of_another_form_is_refused() {
        String whole = InstrumentForm.stated(instrument());
        for (String bad : List.of(
                "",
                "[]",
                "null",
                "{}",
                whole + " x",
                whole.replace("\"format\":1", "\"format\":2"),
                whole.replace("\"format\":1", "\"format\":1.0"),
                whole.replace("\"format\":1", "\"format\":1,\"format\":1"),
                whole.replace("\"format\":1", "\"format\":1,\"more\":true"),
                whole.replace("\"basis\":\"mercosur-2010\",", ""),
                whole.replace("\"kind\":\"accession\"", "\"kind\":\"treaty\""),
                whole.replace("\"proposer\":\"BR\"", "\"proposer\":\"CO\""),
                whole.replace(Bureau.TEAM.toString(), Bureau.id().toString()),
                whole.replace("[\"es\",\"pt\"]", "[\"pt\",\"es\"]"),
                whole.replace("[\"es\",\"pt\"]", "[\"es\",\"pt-BR\"]"),
                whole.replace("[\"es\",\"pt\"]", "[]"),
                whole.replace("America/Sao_Paulo", "Nowhere/City"),
                whole.replace("2028-02-29", "2027-02-29"),
                whole.replace("2028-02-29", "+12028-02-28"),
                whole.replace("own-br-1", "purpose"),
                whole.replace("own-br-1", "Own"),
                whole.replace("\"key\":\"purpose\"", "\"key\":1"),
                whole.replace("Los hechos", " Los hechos"),
                whole.replace("Los hechos", "Los hechos\\r\\n"),
                whole.replace("Título", "Ti\\u0301tulo"),
                whole.replace("Los hechos", "[x](https://example.org)"),
                whole.replace("Los hechos", "\\u202e"),
                whole.replace("Los hechos", "x".repeat(9_000)),
                whole.replace("Nombre de muestra", "Nombre\\nde muestra"),
                whole.replace("Nombre de muestra", " Nombre de muestra"),
                whole.replace("\"role\":\"seconded\"", "\"role\":\"member\""),
                whole.replace("\"be-present\",", ""),
                whole.replace("\"be-present\",\"carry-out-measures\"", "\"carry-out-measures\",\"be-present\""),
                whole.replace("ab".repeat(32), "AB".repeat(32)),
                whole.replace("0f".repeat(32), "0f"),
                whole + " ".repeat(InstrumentForm.LONGEST))) {
            if (!bad.equals(whole)) {
                assertTrue(refused(bad).code().matches("jit\\.(form|statement-hash)"), bad);
            }
        }
    }

    @Test
    void a_hash_that_is_not_that_of_the_text_is_refused() {
        Instrument said = instrument();
        String whole = InstrumentForm.stated(said);
        assertEquals(
                "jit.statement-hash",
                refused(whole.replace("Los hechos", "Los fechos")).code());
        assertEquals(
                "jit.statement-hash",
                refused(whole.replace(said.hash(), "0".repeat(64))).code());
        assertEquals(
                "jit.form", refused(whole.replace("\"hash\":", "\"hush\":")).code());
    }

    /** Whatever is done to it, it is read as it was or refused. */
    @Test
    void a_damaged_text_is_refused_and_breaks_nothing() {
        Instrument whole = instrument();
        String content = InstrumentForm.stated(whole);
        Random random = new Random(SEED);
        String odd = "{}[]\",:\\x0-9nt \u0000\u202e\ud800é";
        int refused = 0;
        for (int round = 0; round < 6_000; round++) {
            StringBuilder damaged = new StringBuilder(content);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(4)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, odd.charAt(random.nextInt(odd.length())));
                    case 2 -> damaged.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
                    default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(60)));
                }
            }
            int which = round;
            try {
                assertEquals(whole, reader.instrument(said(damaged.toString())));
            } catch (Refusal refusal) {
                refused++;
            } catch (RuntimeException bug) {
                throw new AssertionError("round " + which + ", seed " + SEED + ": " + damaged, bug);
            }
        }
        assertTrue(refused > 5_500, refused + " refused");
    }

    @Test
    void a_remark_is_read_as_strictly() {
        String whole = "{\"clause\":\"purpose\",\"instrument\":\"" + ID + "\",\"text\":\"Más corto, por favor.\"}";
        ClauseComment read = reader.comment(said(whole));
        assertEquals("Más corto, por favor.", read.text());
        for (String bad : List.of(
                whole.replace("Más corto, por favor.", ""),
                whole.replace("Más", " Más"),
                whole.replace("purpose", "Purpose!"),
                whole.replace("\"text\":", "\"more\":1,\"text\":"),
                whole.replace("Más", "x".repeat(5_000)))) {
            assertEquals(
                    "jit.form",
                    assertThrows(Refusal.class, () -> reader.comment(said(bad))).code(),
                    bad);
        }
    }
}
