package org.enlace.mail;

import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.InvisibleCharacters;
import org.enlace.platform.Refusal;

/**
 * A letter to one person; whoever writes to several writes several, and none sees who else was written to. No case content, see {@link Mail}.
 *
 * @param to       whom
 * @param subject  one line, 1 to 200 characters
 * @param text     plain text, 1 to 100 000 characters
 * @param html     the same as a page, for readers that show pages: a whole document that fetches nothing; 1 to 100 000 characters
 * @param calendar an invitation that goes along
 */
public record Letter(
        MailAddress to, String subject, String text, Optional<String> html, Optional<CalendarPart> calendar) {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 100_000;

    /** @throws Refusal when the subject is no single line, such as one that would begin a header of its own, or something is too long */
    public Letter {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(calendar, "calendar");
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.codePoints().anyMatch(Letter::unprintable)) {
            throw new Refusal("mail.subject", "A subject is one line of 1 to " + LONGEST_SUBJECT + " characters");
        }
        if (unreadable(text) || html.filter(Letter::unreadable).isPresent()) {
            throw new Refusal(
                    "mail.text",
                    "The text of a letter has 1 to " + LONGEST_TEXT + " characters, none of them a zero byte");
        }
    }

    public Letter(MailAddress to, String subject, String text) {
        this(to, subject, text, Optional.empty(), Optional.empty());
    }

    private static boolean unreadable(String text) {
        return text.isBlank() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0;
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) || InvisibleCharacters.isOne(c);
    }
}
