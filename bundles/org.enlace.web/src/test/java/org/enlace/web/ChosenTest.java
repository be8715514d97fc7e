package org.enlace.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Texts;
import org.enlace.web.internal.ui.Words;
import org.junit.jupiter.api.Test;

class ChosenTest {
    private static final Texts TEXTS = Words.texts();

    private static RecordId id(int number) {
        return RecordId.parse("01932f5e-0000-7000-8000-00000000000" + number);
    }

    private static String refused(String act, List<String> ids) {
        return assertThrows(Refusal.class, () -> Chosen.read(act, ids, Set.of("see")))
                .code();
    }

    @Test
    void what_was_sent_is_read_once_each_and_refused_with_the_reason() {
        String one = id(1).toString();
        assertEquals(
                new Chosen("see", List.of(id(1), id(2))),
                Chosen.read("see", List.of(one, id(2).toString(), one), Set.of("see")));
        assertEquals("chosen.act", refused("burn", List.of(one)));
        assertEquals("chosen.act", refused(null, List.of(one)));
        assertEquals("chosen.none", refused("see", List.of()));
        assertEquals("record.id-form", refused("see", List.of("x")));
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= Chosen.MOST; i++) {
            many.add(Integer.toString(i));
        }
        assertEquals("chosen.too-many", refused("see", many));
        assertEquals("record.id-form", refused("see", Collections.nCopies(500, "x")), "the same one again is one");
    }

    @Test
    void each_is_tried_and_what_was_not_done_says_why() {
        List<RecordId> all = List.of(id(1), id(2), id(3), id(4), id(5), id(6));
        List<RecordId> tried = new ArrayList<>();
        Outcome outcome = new Chosen("see", all)
                .each(
                        record -> {
                            tried.add(record);
                            if (record.equals(id(2))) {
                                throw new Refusal("search.limit", "no", 3, 100);
                            } else if (record.equals(id(3))) {
                                throw new NotFound("x", "y");
                            } else if (record.equals(id(4))) {
                                throw new Stale("x", "y");
                            } else if (record.equals(id(5))) {
                                throw new IllegalStateException("a fault, as this test wants it");
                            }
                        },
                        Map.of(id(2), "Two"),
                        TEXTS,
                        Language.EN);
        assertEquals(all, tried);
        assertEquals(List.of(id(1), id(6)), outcome.done());
        assertFalse(outcome.allDone());
        assertEquals(
                List.of("Two", "(not there any more)", "(not there any more)", "(not there any more)"),
                outcome.refused().stream().map(Outcome.Refused::title).toList());
        assertEquals(
                TEXTS.get(Language.EN, "refusal.search.limit", 3, 100),
                outcome.refused().get(0).why());
        assertEquals(
                List.of(
                        TEXTS.get(Language.EN, "ui.chosen.gone"),
                        TEXTS.get(Language.EN, "ui.chosen.stale"),
                        TEXTS.get(Language.EN, "ui.chosen.failed")),
                outcome.refused().subList(1, 4).stream()
                        .map(Outcome.Refused::why)
                        .toList());
    }

    @Test
    void a_permission_that_is_lacking_ends_it() {
        Chosen chosen = new Chosen("see", List.of(id(1)));
        assertThrows(
                Forbidden.class,
                () -> chosen.each(
                        record -> {
                            throw new Forbidden(new Permission("x.y"));
                        },
                        Map.of(),
                        TEXTS,
                        Language.EN));
    }
}
