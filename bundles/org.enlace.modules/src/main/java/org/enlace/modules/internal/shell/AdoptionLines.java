package org.enlace.modules.internal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionTerms;
import org.enlace.modules.Adoptions;
import org.enlace.modules.Instrument;
import org.enlace.modules.InstrumentKind;
import org.enlace.modules.internal.adoption.AdoptionTable;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;

/** {@code module:adopt}, {@code adoptions}, {@code confirm-adoption}, {@code withdraw-adoption}. */
final class AdoptionLines {
    private static final Option KIND =
            new Option("kind", "treaty, law, decree, resolution, order, agreement or other", "KIND");
    private static final Option NUMBER = new Option("number", "as the act bears it", "WORDS");
    private static final Option DATE = new Option("date", "of the act", "YYYY-MM-DD");
    private static final Option TITLE = new Option("title", "what the act is called", "WORDS");
    private static final Option AUTHORITY = new Option("authority", "who passed the act", "WORDS");
    private static final Option SCOPE = new Option("scope", "what it covers: units, territory, matters", "WORDS");
    private static final Option FROM = new Option("from", "the first day", "YYYY-MM-DD");
    private static final Option UNTIL = new Option("until", "the last day; left out where there is none", "YYYY-MM-DD");
    private static final Option DOCUMENT =
            new Option("document", "the act as PDF, ODT, DOCX, PNG or JPEG, at most 10 MiB", "FILE");
    private static final Option REASON = new Option("reason", "why, 1 to 500 characters", "WORDS");
    private static final Parameter ADOPTION =
            new Parameter("ADOPTION", "its id, as module:adoptions shows it", true, false);

    private final Adoptions adoptions;

    AdoptionLines(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        "adopt",
                        "records the act by which the country adopts a module; somebody else confirms it",
                        Adoptions.RECORD,
                        List.of(new Parameter("MODULE", "its id; it need not be installed", true, false)),
                        List.of(KIND, NUMBER, DATE, TITLE, AUTHORITY, SCOPE, FROM, UNTIL, DOCUMENT, Option.JSON),
                        "module:adopt protocol-library --kind decree --number 1066 --date 2026-03-03"
                                + " --title \"Sample decree\" --authority \"Sample ministry\" --scope \"All units\""
                                + " --from 2026-04-01",
                        this::adopt),
                new Line(
                        "adoptions",
                        "what the country adopted, and how it stands",
                        Adoptions.READ,
                        List.of(new Parameter("MODULE", "only this one", false, false)),
                        List.of(Option.JSON),
                        "module:adoptions",
                        this::list),
                new Line(
                        "confirm-adoption",
                        "confirms what somebody else recorded; from then on it counts",
                        Adoptions.CONFIRM,
                        List.of(ADOPTION),
                        List.of(Option.JSON),
                        "module:confirm-adoption 01890a5d-ac96-774b-bcce-b302099a8057",
                        this::confirm),
                new Line(
                        "withdraw-adoption",
                        "takes an adoption back; it stops counting at once",
                        Adoptions.RECORD,
                        List.of(ADOPTION),
                        List.of(REASON, Option.JSON),
                        "module:withdraw-adoption 01890a5d-ac96-774b-bcce-b302099a8057 --reason \"Recorded in error\"",
                        this::withdraw));
    }

    private int adopt(Invocation invocation) throws IOException {
        AdoptionTerms terms = new AdoptionTerms(
                invocation.arguments().get(0),
                new Instrument(
                        InstrumentKind.of(word(KIND, invocation)),
                        word(NUMBER, invocation),
                        day(DATE, word(DATE, invocation)),
                        word(TITLE, invocation)),
                word(AUTHORITY, invocation),
                word(SCOPE, invocation),
                day(FROM, word(FROM, invocation)),
                invocation.value(UNTIL).map(typed -> day(UNTIL, typed)));
        Optional<Path> file = invocation.value(DOCUMENT).map(invocation::path);
        Adoption recorded = adoptions.record(
                terms,
                file.map(path -> path.getFileName().toString()),
                file.isPresent() ? content(file.get()) : new byte[0],
                invocation.caller());
        return tell(recorded, "Recorded; it counts once somebody else has confirmed it", invocation);
    }

    private static byte[] content(Path file) throws IOException {
        try {
            long size = Files.size(file);
            if (size > Adoptions.LARGEST_DOCUMENT) {
                throw new Refusal(
                        "adoption.document-size",
                        "A document has at most 10 MiB; " + file + " has " + size + " bytes. File a smaller scan",
                        size);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Refusal("shell.value", "There is no file " + file + "; --document takes a path from here");
        }
    }

    private static String word(Option option, Invocation invocation) {
        return invocation
                .value(option)
                .orElseThrow(() -> new Refusal(
                        "shell.value", "--" + option.name() + " is missing: " + option.summary() + "; add it"));
    }

    private static LocalDate day(Option option, String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new Refusal(
                    "shell.value", "--" + option.name() + " takes a day as YYYY-MM-DD, not \"" + typed + "\"");
        }
    }

    private int list(Invocation invocation) {
        List<Adopted> all = adoptions.all(invocation.caller()).stream()
                .filter(adopted -> invocation
                        .argument(0)
                        .filter(module -> !module.equals(adopted.module()))
                        .isEmpty())
                .toList();
        if (invocation.has(Option.JSON)) {
            invocation.json(AdoptionTable.rows(all, adoptions.today()));
        } else if (all.isEmpty()) {
            invocation.out().println("No adoption is recorded. module:adopt records one.");
        } else {
            Table table = new Table("Adoption", "Module", "Standing", "From", "Until", "Instrument", "Authority");
            for (Adopted adopted : all) {
                for (Adoption one : adopted.all()) {
                    AdoptionTerms terms = one.terms();
                    table.row(
                            one.id(),
                            one.module(),
                            adopted.state(one, adoptions.today()).code(),
                            terms.from(),
                            terms.until(),
                            terms.instrument().kind().token() + " "
                                    + terms.instrument().number(),
                            terms.authority());
                }
            }
            invocation.print(table);
        }
        return 0;
    }

    private int confirm(Invocation invocation) {
        Adoption now = find(invocation);
        Adoption after = adoptions.confirm(now.id(), now.version(), invocation.caller());
        return tell(after, after instanceof Adoption.Recorded ? "You stand behind it" : "Confirmed", invocation);
    }

    private int withdraw(Invocation invocation) {
        Adoption now = find(invocation);
        return tell(
                adoptions.withdraw(now.id(), now.version(), word(REASON, invocation), invocation.caller()),
                "Withdrawn",
                invocation);
    }

    private Adoption find(Invocation invocation) {
        return adoptions.find(RecordId.parse(invocation.arguments().get(0)), invocation.caller());
    }

    private int tell(Adoption adoption, String done, Invocation invocation) {
        Adopted adopted = adoptions.of(adoption.module(), invocation.caller());
        Map<String, Object> row = AdoptionTable.row(adopted, adoption, adoptions.today());
        if (invocation.has(Option.JSON)) {
            invocation.json(row);
        } else {
            invocation.out().println(adoption.id());
            invocation.out().println(done + ". It is " + row.get("state") + ".");
            if (adoption instanceof Adoption.Recorded recorded) {
                Words.seconds(
                                recorded.supported(),
                                adoptions.confirmers(adoption, invocation.caller()),
                                Adoptions.CONFIRM)
                        .forEach(invocation.out()::println);
            }
        }
        return 0;
    }
}
