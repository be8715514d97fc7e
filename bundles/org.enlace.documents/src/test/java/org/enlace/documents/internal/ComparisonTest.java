package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.documents.Comparison;
import org.enlace.documents.Comparison.Line;
import org.enlace.documents.Comparison.Mark;
import org.enlace.documents.Comparison.Part;
import org.enlace.documents.Comparison.Run;
import org.enlace.documents.Section;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Comparison compared(List<Section> before, List<Section> after) {
        return new Differences(new Work(Work.LOOKS_AT_MOST)).of(before, after);
    }

    private static Part compared(String before, String after) {
        return compared(List.of(Section.text("a", "A", before)), List.of(Section.text("a", "A", after)))
                .parts()
                .get(0);
    }

    /** Lines as {@code =same}, {@code -removed}, {@code +added}, {@code ~it {was|} {|is} so}. */
    private static List<String> told(Part part) {
        return part.lines().stream()
                .map(line -> switch (line.mark()) {
                    case SAME -> "=" + words(line.after());
                    case REMOVED -> "-" + words(line.before());
                    case ADDED -> "+" + words(line.after());
                    case CHANGED -> "~" + marked(line.before(), "-") + " → " + marked(line.after(), "+");
                })
                .toList();
    }

    private static String words(List<Run> runs) {
        return runs.stream().map(Run::words).collect(Collectors.joining());
    }

    private static String marked(List<Run> runs, String mark) {
        return runs.stream()
                .map(run -> run.changed() ? "[" + mark + run.words() + "]" : run.words())
                .collect(Collectors.joining());
    }

    @Test
    void words_within_a_changed_paragraph_are_told_apart() {
        assertEquals(
                List.of(
                        "=Primero.",
                        "~La entrevista se hace en [-una hora] con intérprete. → La entrevista se hace en"
                                + " [+dos horas] con intérprete.",
                        "=Tercero."),
                told(compared(
                        "Primero.\n\nLa entrevista se hace en una hora con intérprete.\n\nTercero.",
                        "Primero.\n\nLa entrevista se hace en dos horas con intérprete.\n\nTercero.")));
    }

    @Test
    void a_paragraph_that_comes_goes_or_is_another_is_so_as_a_whole() {
        assertEquals(List.of("=a b", "+c d", "=e f"), told(compared("a b\ne f", "a b\nc d\ne f")));
        assertEquals(List.of("=a b", "-c d", "=e f"), told(compared("a b\nc d\ne f", "a b\ne f")));
        assertEquals(
                List.of("-uno dos tres", "+cuatro cinco seis"), told(compared("uno dos tres", "cuatro cinco seis")));
    }

    @Test
    void a_paragraph_is_found_again_behind_others_that_came() {
        assertEquals(
                List.of("+Nada de eso aquí.", "~El plazo es de [-diez] días. → El plazo es de [+quince] días."),
                told(compared("El plazo es de diez días.", "Nada de eso aquí.\nEl plazo es de quince días.")));
    }

    @Test
    void parts_are_found_by_their_keys_wherever_they_stand() {
        Comparison comparison = compared(
                List.of(
                        Section.text("title", "Título", "Guía"),
                        Section.text("old", "Viejo", "se va"),
                        Section.values("phases", "Fases", List.of("detección", "juicio"))),
                List.of(
                        Section.values("phases", "Fases", List.of("detección", "investigación", "juicio")),
                        Section.text("new", "Nuevo", "llega"),
                        Section.text("title", "Título", "Guía")));
        assertEquals(
                List.of("phases CHANGED", "new ADDED", "title SAME", "old REMOVED"),
                comparison.parts().stream()
                        .map(part -> part.key() + " " + part.mark())
                        .toList());
        assertEquals(3, comparison.changes());
        assertEquals(
                List.of("=detección", "+investigación", "=juicio"),
                told(comparison.parts().get(0)));
        assertFalse(comparison.same());
    }

    @Test
    void what_is_the_same_has_no_change_and_spaces_at_the_end_are_none() {
        Comparison same = compared(
                List.of(Section.text("a", "A", "uno  \r\n\r\ndos"), Section.text("b", "B", null)),
                List.of(Section.text("a", "A", "uno\n\n\n\ndos"), Section.text("b", "B", "")));
        assertTrue(same.same());
        assertEquals(0, same.changes());
    }

    @Test
    void a_part_without_text_that_comes_or_goes_is_a_change() {
        assertEquals(1, compared(List.of(), List.of(Section.text("a", "A", ""))).changes());
    }

    @Test
    void lines_one_after_the_other_are_one_change() {
        Part part = compared("a\nb\nc\nd", "a\nx y\nz w\nd\ne");
        assertEquals(2, part.changes());
    }

    @Test
    void a_key_stands_once_in_a_version() {
        List<Section> twice = List.of(Section.text("a", "A", "x"), Section.text("a", "A", "y"));
        assertThrows(IllegalArgumentException.class, () -> compared(twice, List.of()));
        assertThrows(IllegalArgumentException.class, () -> compared(List.of(), twice));
    }

    @Test
    void too_much_at_once_is_refused_with_value_rule_and_remedy() {
        Refusal long_ = assertThrows(Refusal.class, () -> compared("x".repeat(1_000_001), "y".repeat(1_000_000)));
        assertEquals("comparison.too-long", long_.code());
        assertEquals(List.of(2_000_001L, 2_000_000), long_.values());
        List<Section> many = IntStream.rangeClosed(0, 2_000)
                .mapToObj(i -> Section.text("k" + i, "A", ""))
                .toList();
        assertEquals(
                "comparison.too-many-parts",
                assertThrows(Refusal.class, () -> compared(many, List.of())).code());
    }

    @Test
    void a_paragraph_past_the_limit_of_words_is_replaced_whole_and_says_so() {
        String words = "palabra ".repeat(1_100);
        Line line = compared(words + "vieja", words + "nueva").lines().get(0);
        assertEquals(Mark.CHANGED, line.mark());
        assertTrue(line.whole());
        assertEquals(List.of(new Run(true, words + "nueva")), line.after());
        String fewer = "palabra ".repeat(900);
        Line short_ = compared(fewer + "vieja", fewer + "nueva").lines().get(0);
        assertFalse(short_.whole());
        assertEquals(new Run(true, "nueva"), short_.after().get(1));
    }

    @Test
    void both_sides_can_always_be_put_together_again() {
        Random random = new Random(20261126);
        List<String> words = List.of("uno", "dos", "tres", "cuatro", ",", " ", ".", "á", "😀", "(", "5");
        for (int i = 0; i < 3_000; i++) {
            String before = text(random, words);
            String after = random.nextInt(3) == 0 ? text(random, words) : mutated(before, random);
            Part part = compared(before, after);
            List<String> was = new ArrayList<>();
            List<String> is = new ArrayList<>();
            for (Line line : part.lines()) {
                if (line.mark() != Mark.ADDED) {
                    was.add(words(line.before()));
                }
                if (line.mark() != Mark.REMOVED) {
                    is.add(words(line.after()));
                }
                if (line.mark() == Mark.CHANGED) {
                    assertEquals(same(line.before()), same(line.after()), () -> before + "\n→\n" + after);
                }
            }
            assertEquals(Section.text("a", "A", before).lines(), was);
            assertEquals(Section.text("a", "A", after).lines(), is);
        }
    }

    private static String same(List<Run> runs) {
        return runs.stream().filter(run -> !run.changed()).map(Run::words).collect(Collectors.joining());
    }

    private static String text(Random random, List<String> words) {
        StringBuilder text = new StringBuilder();
        for (int line = random.nextInt(12); line > 0; line--) {
            for (int word = random.nextInt(15); word > 0; word--) {
                text.append(words.get(random.nextInt(words.size()))).append(random.nextBoolean() ? " " : "");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String mutated(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = random.nextInt(4); i > 0 && !lines.isEmpty(); i--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, "nueva línea " + random.nextInt(3));
                case 2 -> lines.set(at, lines.get(at).replace("uno", "once"));
                default -> Collections.swap(lines, at, random.nextInt(lines.size()));
            }
        }
        return String.join("\n", lines);
    }

    // ---- Three hundred pages

    private static List<String> pages(long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            StringBuilder line = new StringBuilder("Párrafo " + i + ":");
            for (int word = 0; word < 7; word++) {
                line.append(" palabra").append(random.nextInt(5_000));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** @return how many looks it took */
    private static int looks(List<String> before, List<String> after, boolean coarse) {
        Work work = new Work(Work.LOOKS_AT_MOST);
        Part part = new Differences(work)
                .of(List.of(Section.values("a", "A", before)), List.of(Section.values("a", "A", after)))
                .parts()
                .get(0);
        assertEquals(coarse, part.coarse());
        assertEquals(
                before,
                part.lines().stream()
                        .filter(line -> line.mark() != Mark.ADDED)
                        .map(line -> words(line.before()))
                        .toList());
        return Work.LOOKS_AT_MOST - work.left();
    }

    @Test
    void three_hundred_pages_with_some_changes_are_compared_in_little_work() {
        List<String> before = pages(1);
        List<String> after = new ArrayList<>(before);
        for (int i = 0; i < 300; i++) {
            after.set(i * 30, after.get(i * 30).replace("palabra", "voz"));
        }
        after.add(4_000, "Otro párrafo");
        after.remove(8_000);
        int looks = looks(before, after, false);
        assertTrue(looks < 2_000_000, () -> "it took " + looks);
    }

    @Test
    void texts_made_to_be_slow_end_within_the_bound_and_say_what_was_left_out() {
        List<String> repeated = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 9_000; i++) {
            repeated.add("línea " + random.nextInt(40));
        }
        List<String> shuffled = new ArrayList<>(repeated);
        Collections.shuffle(shuffled, random);
        assertTrue(looks(repeated, shuffled, true) <= Work.LOOKS_AT_MOST);
        List<String> pages = pages(1);
        List<String> mixed = new ArrayList<>(pages);
        Collections.shuffle(mixed, random);
        Work work = new Work(Work.LOOKS_AT_MOST);
        new Differences(work).of(List.of(Section.values("a", "A", pages)), List.of(Section.values("a", "A", mixed)));
        looks(pages, pages(2), true);
        assertTrue(work.left() >= 0);
    }

    @Test
    void when_there_is_no_more_to_spend_lines_and_words_are_replaced_whole() {
        Part part = new Differences(new Work(50))
                .of(
                        List.of(Section.text("a", "A", "a\nb\nc\nd\ne\nf\ng\nh")),
                        List.of(Section.text("a", "A", "h\ng\nf\ne\nd\nc\nb\na")))
                .parts()
                .get(0);
        assertTrue(part.coarse());
        assertEquals(1, part.changes());
    }
}
