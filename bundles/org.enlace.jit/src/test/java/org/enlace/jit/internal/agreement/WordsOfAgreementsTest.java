package org.enlace.jit.internal.agreement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Gap;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.agreement.Requirement;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.Test;

/** Whatever is one of a few has its word. */
class WordsOfAgreementsTest {
    private final Texts texts = Texts.of(Agreements.class);

    private void stands(String key) {
        assertTrue(texts.has(Language.ES, key), key);
    }

    @Test
    void every_kind_gap_requirement_group_role_and_power_has_its_words() {
        for (InstrumentKind kind : InstrumentKind.values()) {
            stands("agreement.kind." + kind.token());
            if (kind.drafted()) {
                stands("agreement.draft." + kind.token());
                stands("agreement.draft." + kind.token() + ".lead");
            }
        }
        Stream.of(Gap.Kind.values()).forEach(gap -> stands("agreement.gap." + gap.token()));
        Stream.of(Requirement.values()).forEach(much -> stands("agreement.requirement." + much.token() + ".clauses"));
        Stream.of(Placeholder.Group.values()).forEach(group -> stands("agreement.values." + group.token()));
        Stream.of(TeamRole.values()).forEach(role -> stands("agreement.role." + InstrumentForm.token(role)));
        Stream.of(SecondedPower.values()).forEach(power -> stands("agreement.power." + InstrumentForm.token(power)));
        stands("audit.kind." + Drafts.KIND);
        stands("audit.kind." + Proposals.KIND);
    }
}
