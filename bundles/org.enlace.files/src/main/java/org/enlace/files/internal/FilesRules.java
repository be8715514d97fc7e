package org.enlace.files.internal;

import java.util.Map;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.osgi.service.component.annotations.Component;

/** What the values of the store have to look like. Files wait while the scanner's address is wrong, so that none gets in unscanned. */
@Component
public final class FilesRules implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(FilesRules.class);

    @Override
    public String pid() {
        return FilesComponent.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(
                "clamd",
                ValueForm.of(TEXTS, "form.clamd", Clamd::isAddress).orNothing().standing());
    }
}
