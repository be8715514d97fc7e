package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.Test;

class ValueFormsTest {
    @Test
    void eachFormAdmitsWhatItSaysAndNothingLikeIt() {
        admits(ValueForms.zone(), "", "America/Bogota", "UTC");
        refuses(ValueForms.zone(), "Mars/Phobos", "america/bogota", " UTC", "Bogota");
        admits(ValueForms.time(), "00:00", "02:30", "23:59");
        refuses(ValueForms.time(), "", "2:30", "24:00", "25:99", "02:30:00", "02:60");
        admits(ValueForms.folder(), "", "/srv/backups");
        refuses(ValueForms.folder(), "relative/path", "./x", " /srv", "/a\0b");
        admits(ValueForms.file(), "", "secrets/database.txt", "/etc/x");
        refuses(ValueForms.file(), " ", "a\0b");
        admits(ValueForms.host(), "", "localhost", "mail.example.org", "10.0.0.5", "::1", "xn--fiscala-eza.example");
        refuses(ValueForms.host(), "300.1.1.1", "1.2.3", "a b", "-x.example", "https://x", "x:25", "gg::1", "a..b");
        admits(ValueForms.address(), "127.0.0.1", "0.0.0.0", "::1", "::", "localhost");
        refuses(ValueForms.address(), "", "300.1.1.1", "1.2.3", "mail.example.org", "01.2.3.4.5", ":::");
    }

    @Test
    void eachFormSaysInFourLanguagesWhatItTakes() {
        for (Language language : Language.values()) {
            assertTrue(ValueForms.zone().words(language).contains("America/"), language.tag());
            assertTrue(ValueForms.zone().words(language).endsWith("\"\""), language.tag());
            assertEquals(
                    Texts.of(ValueForms.class).keys(Language.ES),
                    Texts.of(ValueForms.class).keys(language));
        }
    }

    @Test
    void onlyWhatIsMadeToStandStands() {
        assertFalse(ValueForms.folder().stands());
        assertTrue(ValueForms.folder().standing().stands());
        assertTrue(ValueForms.time().standing().orNothing().stands());
        assertFalse(ValueForms.time().standing().admits("25:99"));
    }

    private static void admits(ValueForm form, String... values) {
        List.of(values).forEach(value -> assertTrue(form.admits(value), value));
    }

    private static void refuses(ValueForm form, String... values) {
        List.of(values).forEach(value -> assertFalse(form.admits(value), value));
    }
}
