package org.enlace.jit.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static SignedText text(CountryCode country, boolean paper, Optional<ScannedAct> act, String name) {
        return new SignedText(
                Story.TEAM,
                Story.mark("texto"),
                country,
                name,
                "Fiscal",
                LocalDate.parse("2027-03-01"),
                act,
                paper,
                Story.AR,
                Story.mark("ana"));
    }

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @Test
    void what_is_signed_is_written_in_one_form() {
        assertEquals(
                "{\"capacity\":\"Fiscal\",\"country\":\"AR\",\"day\":\"2027-03-01\",\"entered-by\":\""
                        + Story.mark("ana") + "\",\"instrument\":\"" + Story.mark("texto")
                        + "\",\"name\":\"Ana \\\"N\\\"\",\"node\":\"AR\",\"on-paper\":\"false\",\"team\":\""
                        + Story.TEAM + "\"}",
                new String(
                        text(Story.AR, false, Optional.empty(), " Ana \"N\" ").bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void the_seal_covers_every_word() {
        SignedText text = text(Story.AR, false, Optional.empty(), "Ana");
        NodeSeal seal = Story.seal(text.bytes());
        assertEquals(text, new Signature(text, seal).text());
        assertEquals("jit.seal", code(() -> new Signature(text(Story.AR, false, Optional.empty(), "Eva"), seal)));
        assertEquals("jit.seal", code(() -> new NodeSeal(Story.mark("other"), seal.key(), seal.signature())));
        assertEquals("jit.seal", code(() -> new NodeSeal(seal.signer(), "*", seal.signature())));
        assertEquals("jit.seal", code(() -> new Signature(text, new NodeSeal(seal.signer(), seal.key(), "AAAA"))));
        assertEquals("jit.seal", code(() -> new Signature(text, new NodeSeal(seal.signer(), seal.key(), "*"))));
    }

    /** Bits behind the last byte, which a decoder passes over, would let one seal be told as two. */
    @Test
    void a_seal_is_said_in_one_way() {
        NodeSeal seal = Story.seal(new byte[] {1});
        assertEquals(seal, new NodeSeal(seal.signer(), seal.key(), seal.signature()));
        String key = otherLetters(seal.key());
        String signature = otherLetters(seal.signature());
        assertEquals("jit.seal", code(() -> new NodeSeal(seal.signer(), key, seal.signature())));
        assertEquals("jit.seal", code(() -> new NodeSeal(seal.signer(), seal.key(), signature)));
    }

    private static String otherLetters(String base64) {
        int last = base64.indexOf('=') - 1;
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        char next = letters.charAt(letters.indexOf(base64.charAt(last)) + 1);
        String other = base64.substring(0, last) + next + base64.substring(last + 1);
        assertArrayEquals(
                Base64.getDecoder().decode(base64), Base64.getDecoder().decode(other));
        return other;
    }

    @Test
    void on_paper_is_what_another_enters_and_it_comes_with_the_act() {
        ScannedAct act = new ScannedAct(Story.mark("acta"), "acta.pdf");
        assertTrue(text(Story.UY, true, Optional.of(act), "Luz").onPaper());
        assertEquals("jit.paper-act", code(() -> text(Story.UY, true, Optional.empty(), "Luz")));
        assertEquals("jit.paper", code(() -> text(Story.UY, false, Optional.of(act), "Luz")));
        assertEquals("jit.paper", code(() -> text(Story.AR, true, Optional.of(act), "Luz")));
    }

    @Test
    void names_and_hashes_have_a_form() {
        assertEquals("jit.text-length", code(() -> text(Story.AR, false, Optional.empty(), " ")));
        assertEquals("jit.text-length", code(() -> text(Story.AR, false, Optional.empty(), "x".repeat(121))));
        assertEquals("jit.hash-form", code(() -> new ScannedAct("abc", "acta.pdf")));
        assertEquals(
                "jit.hash-form", code(() -> new ScannedAct(Story.mark("a").toUpperCase(java.util.Locale.ROOT), "a")));
    }
}
