package org.enlace.files.internal.shell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code files:keep}: keeps a file for longer. */
@Component(service = Command.class)
public final class FilesKeep extends FilesCommand {
    private static final Option UNTIL = new Option("until", "the last day on which it is kept", "DAY");

    private final Files files;

    @Activate
    public FilesKeep(@Reference Files files) {
        super(
                "keep",
                "keep a file at least until the end of a day; a term is never made shorter",
                Files.HOLD,
                "files:keep 01990000-0000-7000-8000-000000000001 --until 2031-12-31 --reason \"Law 100, article 7\"");
        this.files = files;
    }

    @Override
    public List<Option> options() {
        return List.of(UNTIL, REASON, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        RecordId id = RecordId.parse(invocation.arguments().get(0));
        StoredFile file = files.find(id, invocation.caller());
        LocalDate last = last(invocation);
        Instant end = last.plusDays(1).atStartOfDay(invocation.caller().zone()).toInstant();
        StoredFile kept = files.keep(id, file.version(), end, reason(invocation), invocation.caller());
        tell(kept, "The file " + id + " is kept until the end of " + last + " at least.", invocation);
        return 0;
    }

    private static LocalDate last(Invocation invocation) {
        String day = invocation.value(UNTIL).orElse("");
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new Refusal("files.until", "--until is a day such as 2031-12-31, not \"" + day + "\"");
        }
    }
}
