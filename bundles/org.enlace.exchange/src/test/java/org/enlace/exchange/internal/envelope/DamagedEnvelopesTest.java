package org.enlace.exchange.internal.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.internal.Chain;
import org.enlace.exchange.internal.Seals.Kind;
import org.enlace.exchange.internal.Seals.Recipient;
import org.enlace.exchange.internal.Unreadable;
import org.enlace.keys.internal.KeystoreFolder;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Envelopes, slips and what is in them, damaged in every way: bits, cuts, and with knowledge of their structure. Each is refused as
 * {@link Unreadable}, by no other failure, or it says exactly what was sealed. {@code -Dseed=N} repeats one run.
 */
class DamagedEnvelopesTest {
    @TempDir
    Path folder;

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void whatIsDamagedIsRefusedAndNothingElseHappens() {
        int inputs = Integer.getInteger("enlace.proof.envelopes", 3000);
        String given = System.getProperty("seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        Random random = new Random(seed);
        KeystoreFolder coKeys = KeystoreFolder.open(folder.resolve("co"), "CO", Clock.systemUTC());
        KeystoreFolder peKeys = KeystoreFolder.open(folder.resolve("pe"), "PE", Clock.systemUTC());
        JoseSeals co = new JoseSeals(coKeys.keys(), coKeys.agreements());
        JoseSeals pe = new JoseSeals(peKeys.keys(), peKeys.agreements());
        String key =
                Base64.getEncoder().encodeToString(coKeys.keys().signer().key().getEncoded());
        Recipient to = pe.own();
        String content = content().json();
        String message = co.sign(Kind.MESSAGE, content);
        String envelope = co.seal(message, List.of(to));
        String slip = co.sign(Kind.SLIP, slip().json());
        for (int input = 0; input < inputs; input++) {
            switch (input % 5) {
                case 0 -> {
                    String damaged = Damage.of(envelope, random);
                    expect("envelope", damaged, () -> pe.open(damaged).equals(message));
                }
                case 1 -> {
                    String damaged = Damage.of(message, random);
                    expect("message", damaged, () -> pe.verify(Kind.MESSAGE, damaged, id -> Optional.of(key))
                            .payload()
                            .equals(content));
                }
                case 2 -> {
                    String damaged = Damage.of(slip, random);
                    expect("slip", damaged, () -> Slip.parse(pe.verify(Kind.SLIP, damaged, id -> Optional.of(key))
                                    .payload())
                            .equals(slip()));
                }
                // What an owner's own broken node might have signed.
                case 3 -> {
                    String damaged = Damage.of(content, random);
                    expect("content", damaged, () -> Content.parse(damaged).json() != null);
                }
                default -> {
                    String damaged = Damage.of(content, random);
                    String sealed = co.seal(co.sign(Kind.MESSAGE, damaged), List.of(to));
                    expect(
                            "sealed content",
                            damaged,
                            () -> Content.parse(pe.verify(Kind.MESSAGE, pe.open(sealed), id -> Optional.of(key))
                                                    .payload())
                                            .json()
                                    != null);
                }
            }
        }
        System.out.println("DamagedEnvelopesTest: seed " + seed + ", " + inputs + " inputs, " + outcomes);
        assertEquals(List.of(), wrong, "seed " + seed);
        assertTrue(
                outcomes.containsKey(Unreadable.FORM) && outcomes.containsKey(Unreadable.SIGNATURE),
                outcomes::toString);
    }

    @FunctionalInterface
    private interface Reading {
        boolean same();
    }

    private void expect(String what, String damaged, Reading reading) {
        String outcome;
        try {
            outcome = reading.same() ? "same" : "OTHER";
        } catch (Unreadable e) {
            outcome = e.code();
        } catch (RuntimeException | Error e) {
            outcome = e.getClass().getName();
            wrong.add(what + ": " + e + " of " + damaged);
        }
        if (outcome.equals("OTHER")) {
            wrong.add(what + " was taken for another: " + damaged);
        }
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private static Content content() {
        return new Content(
                Delivery.Kind.RECORD,
                new RecordId(UUID.fromString("0190a5d0-ac96-774b-8cce-b302099a8057")),
                "notes",
                "note",
                1,
                new CountryCode("CO"),
                3,
                Set.of(new CountryCode("PE"), new CountryCode("BR")),
                new Handling(EnumSet.of(HandlingCode.H1, HandlingCode.H3), Optional.of("Pregunte antes")),
                Optional.of(Tlp.AMBER_STRICT),
                "{\"title\":\"árbol\"}",
                "");
    }

    private static Slip slip() {
        return new Slip(
                new CountryCode("CO"),
                "0190a5d0-ac96-474b-8cce-b302099a8057",
                new CountryCode("PE"),
                "0190a5d0-ac96-474b-8cce-b302099a8058",
                1,
                5,
                Chain.sha256("before"),
                "0123456789abcdef0123456789abcdef",
                Chain.sha256("envelope"),
                0,
                0,
                9,
                Chain.sha256("head"),
                0);
    }
}
