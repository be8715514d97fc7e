package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.training.Holidays;
import org.enlace.training.Nominations;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.outcome.Costs;
import org.enlace.training.outcome.Outcomes;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.of(TrainingDesk.class);

    @Test
    void every_text_stands_in_four_languages() {
        assertEquals(List.of(), TextsCheck.problems(TrainingDesk.class));
    }

    @Test
    void every_refusal_and_every_act_has_a_text() throws IOException {
        Set<String> codes = TextsCheck.inSources("\"(training\\.[a-z-]+)\",\\s*\"");
        Set<String> acts = TextsCheck.inSources("Act\\.done\\(\"([a-z0-9.-]+)\"");

        assertTrue(codes.contains("training.too-long"), codes::toString);
        assertTrue(acts.contains("training.plan-session"), acts::toString);
        for (String code : codes) {
            assertTrue(texts.has(Language.ES, "refusal." + code), code);
        }
        for (String act : acts) {
            assertTrue(texts.has(Language.ES, "audit.act." + act), act);
        }
        for (String kind : List.of(
                Trainings.PROGRAMME,
                Trainings.SERIES,
                Sessions.KIND,
                Nominations.KIND,
                Holidays.KIND,
                Attendances.KIND,
                Attendances.STEP,
                Outcomes.KIND,
                Outcomes.ACTION,
                Outcomes.LESSON,
                Costs.KIND)) {
            assertTrue(texts.has(Language.ES, "audit.kind." + kind), kind);
        }
    }
}
