package org.enlace.training.internal;

import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.training.OfficeHours;
import org.osgi.service.component.annotations.Component;

/** What office hours have to look like. A wrong line in a file takes no other along. */
@Component
public final class OfficeRules implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(OfficeRules.class);

    @Override
    public String pid() {
        return Offices.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(
                "officeHours", ValueForm.of(TEXTS, "form.office-hours", OfficeRules::areHours),
                "countryOfficeHours",
                        ValueForm.of(TEXTS, "form.country-hours", OfficeRules::areOfCountry)
                                .standing());
    }

    private static boolean areHours(String text) {
        try {
            return OfficeHours.written(text) != null;
        } catch (IllegalArgumentException | Refusal e) {
            return false;
        }
    }

    private static boolean areOfCountry(String line) {
        String[] parts = line.strip().split("\\s+", 2);
        try {
            return parts.length == 2 && new CountryCode(parts[0]).value().equals(parts[0]) && areHours(parts[1]);
        } catch (Refusal | IllegalArgumentException e) {
            return false;
        }
    }
}
