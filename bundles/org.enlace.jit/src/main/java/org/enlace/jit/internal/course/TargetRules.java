package org.enlace.jit.internal.course;

import java.util.Map;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.osgi.service.component.annotations.Component;

/** What a target has to look like. A wrong line in a file takes no other along. */
@Component
public final class TargetRules implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(TargetRules.class);

    @Override
    public String pid() {
        return Targets.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(
                "targets",
                ValueForm.of(TEXTS, "form.target", line -> Targets.read(line).isPresent())
                        .standing());
    }
}
