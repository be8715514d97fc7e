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
 */
public record Person(String name, String post, CountryCode country, MailAddress mail, Language language) {
    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_POST = 200;

    public Person {
        name = Rules.line("name", name, LONGEST_NAME);
        post = Rules.lineOrNone("post", post, LONGEST_POST);
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(language, "language");
    }
}
