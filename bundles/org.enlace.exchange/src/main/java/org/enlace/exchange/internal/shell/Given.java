package org.enlace.exchange.internal.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.FileTrouble;

/** What the commands are given: countries and files. */
final class Given {
    private Given() {}

    static CountryCode country(Invocation invocation, int place) {
        return new CountryCode(invocation.arguments().get(place).toUpperCase(Locale.ROOT));
    }

    static Path file(Invocation invocation, int place) {
        return invocation.path(invocation.arguments().get(place));
    }

    /** A file that the node cannot read or write is for whoever named it to mend. */
    static Refusal unusable(Path file, String done, IOException e) {
        String why = FileTrouble.of(e);
        return new Refusal(
                "exchange.file", "\"" + file + "\" cannot be " + done + ": " + why + "; name another file", file, why);
    }
}
