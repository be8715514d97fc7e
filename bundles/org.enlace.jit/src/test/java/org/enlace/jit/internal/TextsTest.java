package org.enlace.jit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.jit.Team;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Carried;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Move;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.of(JitComponent.class);

    private void stands(String key) {
        assertTrue(texts.has(Language.ES, key), key);
    }

    @Test
    void every_text_stands_in_four_languages() {
        assertEquals(List.of(), TextsCheck.problems(JitComponent.class));
    }

    @Test
    void every_refusal_and_every_act_has_a_text() throws IOException {
        Set<String> codes = TextsCheck.inSources("Refusal\\(\\s*\"(jit\\.[a-z-]+)\"");
        Set<String> acts = TextsCheck.inSources("(?:Act\\.done|act|record)\\(\"(jit\\.[a-z-]+)\"");
        assertTrue(codes.contains("jit.not-a-party") && codes.contains("jit.too-long"), codes::toString);
        assertTrue(acts.contains("jit.begin") && acts.contains("jit.statement-came"), acts::toString);
        codes.forEach(code -> stands("refusal." + code));
        acts.forEach(act -> stands("audit.act." + act));
        stands("audit.kind." + Team.KIND);
    }

    @Test
    void every_state_step_and_ground_has_its_words() {
        for (TeamState state : TeamState.values()) {
            stands("team.state." + state.token());
            stands("team.now." + state.token());
        }
        for (Ground ground : Ground.values()) {
            stands("ground." + ground.token());
        }
        for (Move move : Move.values()) {
            Stream.of("", ".task", ".hint", ".title", ".lead").forEach(end -> stands("move." + move.token() + end));
            stands("event." + move.kind());
            stands("done." + move.token());
            stands("inbox.jit." + move.kind());
            stands("audit.act.jit." + move.kind());
        }
        for (Courses.Act act : Courses.Act.values()) {
            if (act != Courses.Act.REVISE && act != Courses.Act.CIRCLE) {
                Stream.of("", ".hint", ".title", ".lead").forEach(end -> stands("act." + act.token() + end));
                stands("done." + act.token());
                stands("audit.act.jit." + (act == Courses.Act.SEND ? "request" : act.token()));
                stands("event." + (act == Courses.Act.SEND ? "request" : act.token()));
            }
        }
        for (Carried carried : Carried.values()) {
            stands("carried." + carried.token());
        }
        for (String answer : List.of(
                "not-sent",
                "awaited",
                "acknowledged",
                "information-asked",
                "information-given",
                "accepted",
                "refused",
                "request-withdrawn")) {
            stands("answer." + answer);
        }
    }
}
