package org.enlace.jit.internal.retention;

import java.util.List;
import java.util.Map;
import org.enlace.jit.retention.RetentionRules;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.osgi.service.component.annotations.Component;

/** What a rule of keeping has to look like. A wrong line in a file stays: the page says that none counts until it is put right. */
@Component
public final class RetentionRulesForm implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(RetentionRulesForm.class);

    @Override
    public String pid() {
        return RetentionTerms.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(
                "rules",
                ValueForm.of(TEXTS, "form.retention", RetentionRulesForm::isRule)
                        .standing());
    }

    private static boolean isRule(String line) {
        try {
            return !RetentionRules.read(List.of(line)).none();
        } catch (Refusal e) {
            return false;
        }
    }
}
