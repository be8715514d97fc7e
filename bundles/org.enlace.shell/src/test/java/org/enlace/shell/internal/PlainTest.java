package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches a reader's terminal, and what comes from one. */
class PlainTest {
    @ParameterizedTest
    @CsvSource({
        "a\\u001b[2Jb, a?[2Jb",
        "a\\u009b2Jb, a?2Jb",
        "a\\u0007\\u0008\\u007f, a???",
        "real\\rfake, real?fake",
        "x\\u001b]52;c;ZXZpbA==\\u0007, x?]52;c;ZXZpbA==?",
        "niño 名, niño 名"
    })
    void nothingCommandsTheTerminal(String escaped, String shown) throws IOException {
        String text = unescaped(escaped);
        assertEquals(shown, Plain.of(text));
        StringWriter whole = new StringWriter();
        try (PrintWriter out = new PrintWriter(new Plain(whole))) {
            out.print(text);
        }
        assertEquals(shown, whole.toString());
        StringWriter byLetter = new StringWriter();
        try (Plain out = new Plain(byLetter)) {
            for (char c : text.toCharArray()) {
                out.write(c);
            }
        }
        assertEquals(shown, byLetter.toString());
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (text.startsWith("\\r", i)) {
                plain.append('\r');
                i++;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    @Test
    void aNameThatReadsBackwardsIsShownAsItIs() throws IOException {
        assertEquals("ana?nimda", Plain.of("ana\u202Enimda"));
        for (String unseen :
                new String[] {"\u200F", "\u061C", "\u200B", "\u2060", "\uFEFF", "\u2028", "\uDB40\uDC41"}) {
            assertEquals("ana?b", Plain.of("ana" + unseen + "b"));
            StringWriter terminal = new StringWriter();
            try (Plain plain = new Plain(terminal)) {
                plain.write("ana" + unseen + "b \uD83D\uDC68");
            }
            assertEquals("ana?b \uD83D\uDC68", terminal.toString());
        }
        assertEquals("a?b?c", Plain.of("a\u2066b\u2069c"));
        assertEquals("ñ “é” 😀", Plain.of("ñ “é” 😀"));
    }

    @Test
    void lineEndsAndTabsStay() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(new Plain(text));
        out.print("a\r");
        out.print("\nb\tc\r\n");
        out.flush();
        assertEquals("a\r\nb\tc\r\n", text.toString());
        assertEquals("a\r\nb", Plain.of("a\r\nb"));
    }

    @Test
    void aLineOfAScriptHasAnEnd() throws IOException {
        LineInput lines = input("uno\r\n\ndos");
        assertEquals("uno", lines.next());
        assertEquals("", lines.next());
        assertEquals("dos", lines.next());
        assertNull(lines.next());
        assertEquals(
                LineInput.LONGEST, input("x".repeat(LineInput.LONGEST)).next().length());
        assertThrows(IOException.class, () -> input("x".repeat(LineInput.LONGEST + 1))
                .next());
    }

    private static LineInput input(String text) {
        return new LineInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void longWorkTellsAProgramNowAndThenHowFarItIs() {
        Fixture shell = new Fixture();
        AtomicLong seconds = new AtomicLong();
        ProgressLine progress = new ProgressLine(shell.console(), () -> seconds.get() * 1_000_000_000L);
        for (int done = 0; done <= 25; done++) {
            seconds.set(done);
            progress.at("rows\u001b[2J", done, 25);
        }
        assertEquals("10/25 rows?[2J\n20/25 rows?[2J\n", shell.complained());
        assertEquals("", shell.said());
    }

    @Test
    void secretsAreNotKeptInTheHistory() {
        Fixture shell = new Fixture();
        shell.commands.add(Fixture.withModule("module", "info", i -> 0));
        shell.commands.add(new Fixture.Declared(
                "officer",
                "let",
                java.util.List.of(
                        new org.enlace.platform.contribution.Command.Parameter("PASSWORD", "x", false, false)),
                java.util.List.of(new org.enlace.platform.contribution.Command.Option("token", "x", "T")),
                i -> 0));
        KeptHistory history = new KeptHistory(shell.dispatcher());
        for (String line : new String[] {
            "module:info x",
            "officer:let hunter1",
            "officer:let --token hunter2",
            "officer:let --tokn hunter3",
            "module:info a | grep x; officer:let hunter4",
            "my password is hunter5",
            "officer:let",
            "module:lst"
        }) {
            history.add(java.time.Instant.EPOCH, line);
        }
        StringBuilder kept = new StringBuilder();
        history.forEach(entry -> kept.append(entry.line()).append('\n'));
        assertEquals("module:info x\nofficer:let\nmodule:lst\n", kept.toString());
        assertFalse(kept.toString().contains("hunter"));
    }
}
