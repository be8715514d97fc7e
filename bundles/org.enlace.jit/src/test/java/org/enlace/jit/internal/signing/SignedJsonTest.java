package org.enlace.jit.internal.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.jit.Statement;
import org.enlace.jit.signing.Signature;
import org.enlace.jit.signing.Signed;
import org.enlace.jit.signing.Story;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

/** What other nodes send as a signature is read strictly, and is of no use anywhere but where it was given. */
class SignedJsonTest {
    private final Signature own = given(Story.AR, Story.AR);
    private final Signature paper = given(Story.UY, Story.AR);

    private static Signature given(CountryCode country, CountryCode by) {
        Signed signed = new Story().signature(Story.mark("texto"), country, by);
        return signed.signature();
    }

    private static Statement statement(String content, CountryCode country, RecordId team) {
        return new Statement(Story.id(9), team, country, 1, Instant.EPOCH, SignedJson.KIND, content);
    }

    private static Signature read(String content) {
        return SignedJson.read(statement(content, Story.AR, Story.TEAM));
    }

    @Test
    void what_was_written_is_read() {
        for (Signature one : List.of(own, paper)) {
            assertEquals(one, read(SignedJson.text(one)));
        }
    }

    @Test
    void it_is_of_no_use_in_another_team_or_from_another_node() {
        String text = SignedJson.text(own);
        assertEquals(
                "jit.seal",
                assertThrows(Refusal.class, () -> SignedJson.read(statement(text, Story.AR, Story.id(2))))
                        .code());
        assertThrows(Refusal.class, () -> SignedJson.read(statement(text, Story.CL, Story.TEAM)));
        String entered = SignedJson.text(paper);
        assertEquals(
                "jit.seal",
                assertThrows(Refusal.class, () -> SignedJson.read(statement(entered, Story.CL, Story.TEAM)))
                        .code());
    }

    @Test
    void whatever_is_changed_in_it_is_refused_and_nothing_else_happens() {
        String text = SignedJson.text(paper);
        List<String> damaged = new ArrayList<>(List.of(
                "",
                "{}",
                "[]",
                "null",
                "\"x\"",
                text + "x",
                text.replaceFirst("\\{", "{\"more\":1,"),
                text.replaceFirst("\\{", "{\"name\":\"Eva\","),
                text.replace("\"onPaper\":true", "\"onPaper\":false"),
                text.replace("\"onPaper\":true", "\"onPaper\":\"true\""),
                text.replace("\"country\":\"UY\"", "\"country\":\"ES\""),
                text.replace("2027-03-01", "2027-02-30"),
                text.replace("2027-03-01", "+999999999-12-31")));
        Matcher fields = Pattern.compile("\"([a-zA-Z0-9]+)\":\"[^\"]*\",?").matcher(text);
        while (fields.find()) {
            damaged.add(text.replace(fields.group(), ""));
            damaged.add(text.replace(fields.group(), "\"" + fields.group(1) + "\":7,"));
            damaged.add(text.replace(fields.group(), "\"" + fields.group(1) + "\":null,"));
            damaged.add(text.replace(fields.group(), fields.group() + fields.group()));
        }
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(text.length());
            char other = (char) (32 + random.nextInt(90));
            if (text.charAt(at) != other) {
                damaged.add(text.substring(0, at) + other + text.substring(at + 1));
            }
            damaged.add(text.substring(0, at));
        }
        int refused = 0;
        for (String one : damaged) {
            try {
                assertEquals(paper, read(one), "only what says the same in other letters may be read: " + one);
            } catch (Refusal expected) {
                refused++;
            }
        }
        assertTrue(refused > damaged.size() - 5, refused + " of " + damaged.size());
    }
}
