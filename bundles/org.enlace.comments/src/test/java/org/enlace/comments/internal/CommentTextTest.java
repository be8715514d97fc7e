package org.enlace.comments.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.comments.CommentText;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class CommentTextTest {
    private static List<String> names(String words) {
        return new CommentText(words).names().stream().map(OfficerId::value).toList();
    }

    @Test
    void a_name_is_what_follows_an_at_sign_that_stands_alone() {
        assertEquals(List.of("ana"), names("@ana"));
        assertEquals(List.of("ana"), names("Look here, (@Ana)."));
        assertEquals(List.of("ana.de-la_cruz"), names("¿@ana.de-la_cruz?"));
        assertEquals(List.of("ana", "luis"), names("@ana,@luis"));
        assertEquals(List.of(), names("ana@example.org and x.@ana and @ ana and @9a and @@ana"));
        assertEquals(List.of(), names("@año"), "no account is called so");
    }

    @Test
    void marks_around_a_name_are_not_part_of_it() {
        assertEquals(List.of("ana"), names("**@ana** *@ana* _@ana_ __@ana__ > @ana"));
        assertEquals(List.of("ana_luz"), names("_@ana_luz_"));
        assertEquals(List.of("ana_"), names("@ana_"), "an account may be called so");
        assertEquals(List.of(), names("a_@ana"));
    }

    @Test
    void no_control_characters_come_in_and_lines_end_one_way() {
        assertEquals("a b\nc\n\nd", new CommentText("\u0007a\u0000b\r\nc\r\rd\t").value());
    }

    @Test
    void too_little_too_much_and_too_many_names_are_refused() {
        assertEquals("comments.empty", code(" \n\u0000 "));
        assertEquals("comments.empty", code(null));
        assertEquals("comments.too-long", code("x".repeat(4_001)));
        assertEquals(4_000, new CommentText("x".repeat(4_000)).value().length());
        String crowd = IntStream.range(0, 21).mapToObj(i -> "@o" + i).collect(Collectors.joining(" "));
        assertEquals(
                "comments.too-many-mentions",
                assertThrows(Refusal.class, () -> new CommentText(crowd).names())
                        .code());
    }

    private static String code(String words) {
        return assertThrows(Refusal.class, () -> new CommentText(words)).code();
    }
}
