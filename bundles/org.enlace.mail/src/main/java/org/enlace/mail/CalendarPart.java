package org.enlace.mail;

import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/**
 * An invitation, or what becomes of it, that the reader's calendar understands (iTIP, RFC 5546, by mail as RFC 6047 has it).
 *
 * @param method what the calendar is to do
 * @param text   the iCalendar object, which names the same method; at most 100 000 characters
 */
public record CalendarPart(Method method, String text) {
    private static final int LONGEST = 100_000;

    /** What the reader's calendar is to do with it. */
    public enum Method {
        PUBLISH,
        REQUEST,
        CANCEL
    }

    public CalendarPart {
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new Refusal(
                    "mail.calendar",
                    "A calendar part has at most " + LONGEST + " characters, none of them a zero byte");
        }
        if (!text.startsWith("BEGIN:VCALENDAR")
                || !Pattern.compile("(?m)^METHOD:" + method + "\\r?$")
                        .matcher(text)
                        .find()) {
            throw new IllegalArgumentException("A calendar part is a VCALENDAR that says METHOD:" + method);
        }
    }
}
