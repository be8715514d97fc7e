package org.enlace.web.internal;

import java.util.Map;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.platform.contribution.ValueForms;
import org.osgi.service.component.annotations.Component;

/** What the values of the web side have to look like. */
@Component
public final class WebRules implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(WebRules.class);

    @Override
    public String pid() {
        return WebSide.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(
                "zone", ValueForms.zone(),
                "proxies", ValueForm.of(TEXTS, "form.address", Proxies::isAddress),
                "ports", ValueForm.of(TEXTS, "form.port", Origins::isPort));
    }
}
