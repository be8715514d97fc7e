package org.enlace.audit.internal.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditLine;
import org.enlace.platform.Era;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.NamedCommand;
import org.enlace.platform.contribution.Table;

/** What the commands {@code audit:*} have in common. */
abstract class AuditCommand extends NamedCommand {
    static final Option OFFICER =
            new Option("officer", "done by this officer, or for this officer by a deputy", "NAME");
    static final Option CODE = new Option("code", "acts whose code begins so, such as identity.", "CODE");
    static final Option KIND = new Option("kind", "done to this kind of record, such as protocol", "KIND");
    static final Option RECORD = new Option("record", "done to the record with this id; needs --kind", "ID");
    static final Option PERSON =
            new Option("person", "touched the data of this person, such as officer:sample", "PERSON");
    static final Option DOOR = new Option("door", "came by page, api, shell, ssh or node", "DOOR");
    static final Option OUTCOME = new Option("outcome", "was done, refused or failed", "OUTCOME");
    static final Option FROM = new Option("from", "on this day or later, such as 2026-11-25, or at this time", "TIME");
    static final Option UNTIL = new Option("until", "before this day or time", "TIME");
    static final Option TEXT = new Option("text", "this stands in the entry or its values", "TEXT");
    static final List<Option> FILTER = List.of(OFFICER, CODE, KIND, RECORD, PERSON, DOOR, OUTCOME, FROM, UNTIL, TEXT);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    AuditCommand(String name, String summary, Permission permission, String example) {
        super("audit", name, summary, permission, example);
    }

    static AuditFilter filter(Invocation invocation) {
        ZoneId zone = invocation.caller().zone();
        return new AuditFilter(
                invocation.value(OFFICER).orElse(null),
                invocation.value(CODE).orElse(null),
                invocation.value(KIND).orElse(null),
                invocation.value(RECORD).orElse(null),
                invocation.value(PERSON).orElse(null),
                invocation.value(DOOR).orElse(null),
                invocation.value(OUTCOME).orElse(null),
                invocation.value(FROM).map(text -> time(text, zone)).orElse(null),
                invocation.value(UNTIL).map(text -> time(text, zone)).orElse(null),
                invocation.value(TEXT).orElse(null));
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            Instant time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
            if (Era.holds(time)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // It is said below.
        }
        throw new Refusal(
                "audit.time",
                "\"" + text + "\" is neither a day such as 2026-11-25 nor a time such as 2026-11-25T08:00:00Z",
                text);
    }

    static int number(Invocation invocation, Option option, int otherwise, int most) {
        String text = invocation.value(option).orElse(String.valueOf(otherwise));
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new Refusal(
                    "audit.number",
                    "--" + option.name() + " is a whole number from 1 to " + most + ", not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    static String moment(Instant at, Invocation invocation) {
        return MOMENT.format(at.atZone(invocation.caller().zone()));
    }

    static void print(List<AuditLine> lines, Invocation invocation) {
        if (invocation.has(Option.JSON)) {
            invocation.json(lines.stream().map(AuditCommand::json).toList());
            return;
        }
        Table table = new Table("When", "Act", "Officer", "Door", "Outcome", "Record", "Entry");
        lines.forEach(line -> table.row(
                moment(line.at(), invocation),
                line.code(),
                line.officer() + line.actingFor().map(other -> " for " + other).orElse(""),
                line.door(),
                line.outcome(),
                line.kind().map(kind -> kind + " " + line.subject().orElse("")).orElse(""),
                line.id().toString()));
        invocation.print(table);
    }

    private static Map<String, Object> json(AuditLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", line.id().toString());
        json.put("at", line.at().toString());
        json.put("code", line.code());
        json.put("officer", line.officer());
        json.put("for", line.actingFor());
        json.put("door", line.door());
        json.put("outcome", line.outcome());
        json.put("kind", line.kind());
        json.put("record", line.subject());
        return json;
    }
}
