package org.enlace.audit;

import java.time.Instant;
import org.enlace.platform.Refusal;

/**
 * Which entries are wanted; a condition that is null asks for nothing.
 *
 * @param officer who did it, or for whom a deputy did it
 * @param code    what the act's code begins with
 * @param kind    of the record it was done to
 * @param subject the id of that record; needs {@code kind}
 * @param person  whose data were touched
 * @param door    {@code page}, {@code api}, {@code shell}, {@code ssh} or {@code node}
 * @param outcome {@code done}, {@code refused} or {@code failed}
 * @param from    recorded at this time or later
 * @param until   recorded before this time
 * @param text    stands somewhere in the entry or its values, in capitals or not
 */
public record AuditFilter(
        String officer,
        String code,
        String kind,
        String subject,
        String person,
        String door,
        String outcome,
        Instant from,
        Instant until,
        String text) {
    /** No entry is older or younger than these; databases know no times far beyond them. */
    private static final Instant OLDEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant YOUNGEST = Instant.parse("9999-01-01T00:00:00Z");

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null, null, null, null);

    public AuditFilter {
        officer = given(officer);
        code = given(code);
        kind = given(kind);
        subject = given(subject);
        person = given(person);
        door = given(door);
        outcome = given(outcome);
        text = given(text);
        within(from, "from");
        within(until, "until");
    }

    private static void within(Instant time, String field) {
        if (time != null && (time.isBefore(OLDEST) || time.isAfter(YOUNGEST))) {
            throw new Refusal("audit.day", "\"" + time + "\" is no day; write it as 2026-11-25", time).at(field);
        }
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    public static AuditFilter ofPerson(String person) {
        return new AuditFilter(null, null, null, null, person, null, null, null, null, null);
    }

    public static AuditFilter ofRecord(String kind, String id) {
        return new AuditFilter(null, null, kind, id, null, null, null, null, null, null);
    }

    public boolean isAll() {
        return equals(ALL);
    }
}
