package org.enlace.identity.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.identity.Officer;
import org.enlace.identity.OfficerImport;
import org.enlace.identity.OfficerImport.Line;
import org.enlace.identity.OfficerImport.Outcome;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;

/** Officers from a table. */
final class OfficerImporter {
    private static final List<String> COLUMNS = List.of("officer", "name", "unit", "rank", "language", "zone", "roles");
    private static final int BYTES = 1 << 20;
    private static final int LINES = 5_000;

    private final OfficerRegister officers;
    private final Journal journal;

    OfficerImporter(OfficerRegister officers, Journal journal) {
        this.officers = officers;
        this.journal = journal;
    }

    private record Wanted(OfficerId officer, Profile profile) {}

    OfficerImport plan(InputStream csv, Caller caller) {
        List<NamedCsvRecord> records = read(csv);
        return journal.transactions().call(() -> lines(records, caller, false));
    }

    OfficerImport run(InputStream csv, Caller caller) {
        List<NamedCsvRecord> records = read(csv);
        return journal.keep(Act.done("officers.import", caller), entry -> {
            OfficerImport done = lines(records, caller, true);
            for (Outcome outcome : Outcome.values()) {
                entry.add(written ->
                        written.fact(outcome.name().toLowerCase(java.util.Locale.ROOT), done.count(outcome)));
            }
            return done;
        });
    }

    private OfficerImport lines(List<NamedCsvRecord> records, Caller caller, boolean write) {
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NamedCsvRecord record : records) {
            String name = record.getField("officer").strip();
            try {
                if (!seen.add(name)) {
                    throw new Refusal("import.twice", "\"" + name + "\" stands in the file twice", name).at("officer");
                }
                Wanted wanted = wanted(record);
                lines.add(
                        new Line(record.getStartingLineNumber(), name, line(wanted, caller, write), Optional.empty()));
            } catch (Refusal e) {
                lines.add(new Line(record.getStartingLineNumber(), name, Outcome.REFUSED, Optional.of(e)));
            }
        }
        return new OfficerImport(lines);
    }

    private Outcome line(Wanted wanted, Caller caller, boolean write) {
        Optional<Officer> old = officers.lookUp(wanted.officer());
        if (old.filter(officer -> officer.profile().equals(wanted.profile())).isPresent()) {
            return Outcome.UNCHANGED;
        }
        officers.check(wanted.officer(), wanted.profile(), caller);
        Outcome outcome = old.isPresent() ? Outcome.CHANGE : Outcome.CREATE;
        if (write) {
            String code = old.isPresent() ? "officers.change" : "officers.create";
            Act act = Act.done(code, caller).on(Officers.KIND, wanted.officer()).concerning(wanted.officer());
            try {
                journal.keep(act, entry -> old.map(officer ->
                                officers.change(wanted.officer(), officer.version(), wanted.profile(), caller, entry))
                        .orElseGet(() -> officers.create(wanted.officer(), wanted.profile(), caller, entry)));
            } catch (Refusal refusal) {
                // It was possible a moment ago, so somebody else was quicker; what has failed inside a transaction
                // fails the whole.
                throw new Stale(Officers.KIND, wanted.officer().value());
            }
        }
        return outcome;
    }

    private static Wanted wanted(NamedCsvRecord record) {
        OfficerId officer =
                at("officer", () -> new OfficerId(record.getField("officer").strip()));
        String unit = record.getField("unit").strip();
        Optional<UnitId> serves = at("unit", () -> unit.isEmpty() ? Optional.empty() : Optional.of(new UnitId(unit)));
        String language = record.getField("language").strip();
        Language speaks = Language.of(language).orElseThrow(() -> new Refusal(
                        "import.language", "The language is es, pt, en or fr, not \"" + language + "\"", language)
                .at("language"));
        String zone = record.getField("zone").strip();
        ZoneId reads = zone(zone);
        Set<RoleName> roles =
                at("roles", () -> Arrays.stream(record.getField("roles").strip().split("[ ,;|]+"))
                        .filter(role -> !role.isEmpty())
                        .map(RoleName::new)
                        .collect(Collectors.toSet()));
        return new Wanted(
                officer, new Profile(record.getField("name"), serves, record.getField("rank"), speaks, reads, roles));
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new Refusal("import.zone", "The zone is one such as America/Bogota, not \"" + zone + "\"", zone)
                    .at("zone");
        }
    }

    private static <T> T at(String column, java.util.function.Supplier<T> value) {
        try {
            return value.get();
        } catch (Refusal e) {
            throw e.at(column);
        }
    }

    private static List<NamedCsvRecord> read(InputStream csv) {
        String text = text(csv);
        String heading = text.lines().findFirst().orElse("");
        char separator = heading.chars().filter(c -> c == ';').count()
                        > heading.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
        List<NamedCsvRecord> records = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .ofNamedCsvRecord(text)) {
            for (NamedCsvRecord record : reader) {
                if (!record.getHeader().containsAll(COLUMNS)) {
                    throw new Refusal(
                            "import.heading",
                            "The first line names the columns " + String.join(separator + "", COLUMNS),
                            String.join(String.valueOf(separator), COLUMNS));
                }
                if (record.getFieldCount() < COLUMNS.size()) {
                    throw new Refusal(
                            "import.fields",
                            "Line " + record.getStartingLineNumber() + " has too few fields",
                            record.getStartingLineNumber());
                }
                records.add(record);
                if (records.size() > LINES) {
                    throw new Refusal("import.lines", "A file has at most " + LINES + " lines; cut it in parts", LINES);
                }
            }
        } catch (CsvParseException | IllegalArgumentException e) {
            throw new Refusal(
                    "import.csv", "The file is no CSV: a quotation mark is not closed, or a column stands twice");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (records.isEmpty()) {
            throw new Refusal("import.empty", "The file has no line after the heading");
        }
        return records;
    }

    private static String text(InputStream csv) {
        try {
            byte[] bytes = csv.readNBytes(BYTES + 1);
            if (bytes.length > BYTES) {
                throw new Refusal("import.size", "A file has at most 1 MiB; cut it in parts");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal("import.utf8", "The file is not in UTF-8; save it as such");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
