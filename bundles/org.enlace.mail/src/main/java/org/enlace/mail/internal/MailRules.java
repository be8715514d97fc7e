package org.enlace.mail.internal;

import java.util.Map;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.platform.contribution.ValueForms;
import org.osgi.service.component.annotations.Component;

/** What the values of the mail have to look like. */
@Component
public final class MailRules implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(MailRules.class);

    @Override
    public String pid() {
        return MailComponent.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(
                "host", ValueForms.host(),
                "from", ValueForm.of(TEXTS, "form.from", MailRules::isAddress).orNothing(),
                "address",
                        ValueForm.of(TEXTS, "form.address", MailRules::isSite).orNothing(),
                "passwordFile", ValueForms.file(),
                "trustFile", ValueForms.file());
    }

    private static boolean isAddress(String value) {
        try {
            return new MailAddress(value).value().equals(value);
        } catch (Refusal e) {
            return false;
        }
    }

    private static boolean isSite(String value) {
        try {
            return MailComponent.address(value).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
