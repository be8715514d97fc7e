package org.enlace.jit.internal.signing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlace.jit.access.Explanation.Ground;
import org.enlace.jit.access.Explanation.Lack;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.access.ExplanationWords;
import org.enlace.jit.signing.Hindrance;
import org.enlace.jit.signing.Phase;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.Test;

class SigningTextsTest {
    private final Texts texts = Texts.of(SigningArea.class);

    private void stands(String key) {
        assertTrue(texts.has(Language.ES, key), key);
    }

    @Test
    void every_kind_right_role_and_reason_has_its_words() {
        for (InstrumentKind kind : InstrumentKind.values()) {
            stands("signing.kind." + kind.token());
            stands("inbox.signing.sign." + kind.token());
        }
        for (Hindrance hindrance : Hindrance.values()) {
            stands("signing.hindrance." + hindrance.token());
        }
        for (Phase.How how : Phase.How.values()) {
            stands("signing.phase." + ExplanationWords.token(how));
        }
        for (Right right : Right.values()) {
            stands("access.right." + right.token());
        }
        for (Ground ground : Ground.values()) {
            stands("access.ground." + ground.token());
        }
        for (Lack lack : Lack.values()) {
            stands("access.lack." + lack.token());
        }
        for (TeamRole role : TeamRole.values()) {
            stands("access.role." + ExplanationWords.token(role));
            stands("access.role." + ExplanationWords.token(role) + ".hint");
        }
        for (SecondedPower power : SecondedPower.values()) {
            stands("access.power." + ExplanationWords.token(power));
        }
        for (String act : List.of("sign", "sign-paper", "take-back", "explain-access")) {
            stands("audit.act.jit." + act);
        }
    }
}
