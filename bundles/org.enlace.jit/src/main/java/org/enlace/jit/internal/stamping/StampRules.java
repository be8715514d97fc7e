package org.enlace.jit.internal.stamping;

import java.util.Map;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.platform.contribution.ValueForms;
import org.osgi.service.component.annotations.Component;

/** What the values for time stamps have to look like; {@code certificates} may be a text of several lines as well as a file. */
@Component
public final class StampRules implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(StampRules.class);

    @Override
    public String pid() {
        return StampSettings.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(
                "url",
                        ValueForm.of(TEXTS, "form.stamp-url", StampSettings::isAddress)
                                .orNothing(),
                "policy",
                        ValueForm.of(TEXTS, "form.stamp-policy", StampSettings::isPolicy)
                                .orNothing(),
                "trustFile", ValueForms.file());
    }
}
