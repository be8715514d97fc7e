package org.enlace.training;

import java.util.Objects;
import org.enlace.mail.MailAddress;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;

/**
 * Somebody who is nominated.
 *
 * @param name     one line of 1 to 120 characters
 * @param post     rank or post and unit, one line up to 200 characters; may be empty
 * @param mail     where invitations go
 * @param language in which they are written to
 * @param unit     the unit, for figures of participation, one line up to 120 characters; may be empty
 * @param sex      as the person says, for the same
 */
public record Person(
        String name, String post, CountryCode country, MailAddress mail, Language language, String unit, Sex sex) {
    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_POST = 200;
    public static final int LONGEST_UNIT = 120;

    public Person {
        name = Rules.line("name", name, LONGEST_NAME);
        post = Rules.lineOrNone("post", post, LONGEST_POST);
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(language, "language");
        unit = Rules.lineOrNone("unit", unit, LONGEST_UNIT);
        Objects.requireNonNull(sex, "sex");
    }

    /** Without what only figures need. */
    public Person(String name, String post, CountryCode country, MailAddress mail, Language language) {
        this(name, post, country, mail, language, "", Sex.NOT_STATED);
    }
}
