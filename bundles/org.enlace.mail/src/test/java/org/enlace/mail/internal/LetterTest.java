package org.enlace.mail.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.CalendarPart;
import org.enlace.mail.CalendarPart.Method;
import org.enlace.mail.Letter;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Refusal;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class LetterTest {
    @Test
    void what_would_begin_another_header_is_refused() {
        for (String subject : List.of(
                "Hola\r\nBcc: todos@example.org",
                "Hola\nX",
                "Hola\rX",
                "a\u0085b",
                "a\u2028b",
                "a\u200Fb",
                "a\0b",
                "a\tb",
                " ",
                "")) {
            assertEquals(
                    "mail.subject",
                    assertThrows(Refusal.class, () -> new Letter(Desk.ANA, subject, "Texto"))
                            .code(),
                    subject);
        }
    }

    @Test
    void an_address_is_one_plain_address() {
        for (String right :
                List.of("a@b", "ana.rojas+x@fiscalia.gob.co", "o'neil@xn--espaa-rta.example", "x_1@a-b.c")) {
            assertEquals(right, new MailAddress(right).value());
        }
        for (String wrong : List.of(
                "",
                "ana",
                "@b",
                "a@",
                "a b@c",
                "a@b\r\nRCPT TO:<x@y>",
                "a@b\n",
                "a@b,c@d",
                "Ana <a@b>",
                "\"a b\"@c",
                ".a@b",
                "a.@b",
                "a..b@c",
                "a@-b",
                "a@b-",
                "a@b..c",
                "a@1.2",
                "a@[127.0.0.1]",
                "ñ@b",
                "a".repeat(65) + "@b",
                "a@" + "b.".repeat(130) + "c")) {
            assertEquals(
                    "mail.address",
                    assertThrows(Refusal.class, () -> new MailAddress(wrong)).code(),
                    wrong);
        }
    }

    @Test
    void a_text_that_is_empty_endless_or_broken_is_refused() {
        for (String text : List.of("", " \n", "x".repeat(100_001), "a\0b")) {
            assertThrows(Refusal.class, () -> new Letter(Desk.ANA, "Asunto", text));
            assertThrows(
                    Refusal.class, () -> new Letter(Desk.ANA, "Asunto", "Texto", Optional.of(text), Optional.empty()));
        }
    }

    @Test
    void the_address_of_the_node_is_the_root_of_a_site_and_pages_are_linked_below_it() {
        assertEquals(Optional.empty(), MailComponent.address(""));
        for (String right : List.of("https://enlace.node.example", "https://enlace.node.example/")) {
            URI root = MailComponent.address(right).orElseThrow();
            assertEquals(
                    "https://enlace.node.example/inbox", root.resolve("/inbox").toString());
        }
        assertEquals(
                "https://[::1]:8443/",
                MailComponent.address("https://[::1]:8443").orElseThrow().toString());
        for (String wrong : List.of(
                "enlace.node.example",
                "ftp://enlace.node.example",
                "https://",
                "https://enlace.node.example/enlace",
                "https://ana@enlace.node.example",
                "https://enlace.node.example?x=y",
                "https://a b",
                "javascript:alert(1)")) {
            assertThrows(IllegalArgumentException.class, () -> MailComponent.address(wrong), wrong);
        }
    }

    @Test
    void a_calendar_part_says_its_method() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CalendarPart(Method.CANCEL, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"));
        assertThrows(IllegalArgumentException.class, () -> new CalendarPart(Method.REQUEST, "METHOD:REQUEST"));
        assertThrows(
                Refusal.class,
                () -> new CalendarPart(Method.REQUEST, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n" + "x".repeat(100_000)));
    }

    @Test
    void every_text_stands_in_four_languages() {
        assertEquals(List.of(), TextsCheck.problems(Outbox.class));
    }
}
