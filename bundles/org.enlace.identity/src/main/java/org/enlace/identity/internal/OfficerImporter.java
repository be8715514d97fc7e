package org.enlace.identity.internal;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.documents.Table;
import org.enlace.documents.Tables;
import org.enlace.identity.Officer;
import org.enlace.identity.OfficerImport;
import org.enlace.identity.OfficerImport.Line;
import org.enlace.identity.OfficerImport.Outcome;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.mail.MailAddress;
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
    private static final String EMAIL = "email";
    private static final Tables.Limits LIMITS = new Tables.Limits(1 << 20, 5_000);

    private final OfficerRegister officers;
    private final Journal journal;
    private final Tables tables;

    OfficerImporter(OfficerRegister officers, Journal journal, Tables tables) {
        this.officers = officers;
        this.journal = journal;
        this.tables = tables;
    }

    private record Wanted(OfficerId officer, Profile profile) {}

    OfficerImport plan(InputStream file, Caller caller) {
        Table records = read(file);
        return journal.transactions().call(() -> lines(records, caller, false));
    }

    OfficerImport run(InputStream file, Caller caller) {
        Table records = read(file);
        return journal.keep(Act.done("officers.import", caller), entry -> {
            OfficerImport done = lines(records, caller, true);
            for (Outcome outcome : Outcome.values()) {
                entry.add(written ->
                        written.fact(outcome.name().toLowerCase(java.util.Locale.ROOT), done.count(outcome)));
            }
            return done;
        });
    }

    private OfficerImport lines(Table records, Caller caller, boolean write) {
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean addresses = records.columns().contains(EMAIL);
        for (Table.Line record : records.lines()) {
            String name = record.cell("officer").strip();
            try {
                if (!seen.add(name)) {
                    throw new Refusal("import.twice", "\"" + name + "\" stands in the file twice", name).at("officer");
                }
                Wanted wanted = wanted(record, addresses);
                lines.add(new Line(record.number(), name, line(wanted, caller, write), Optional.empty()));
            } catch (Refusal e) {
                lines.add(new Line(record.number(), name, Outcome.REFUSED, Optional.of(e)));
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

    /** @param addresses whether the file says anything of addresses; where it does not, they stay as they are */
    private Wanted wanted(Table.Line record, boolean addresses) {
        OfficerId officer =
                at("officer", () -> new OfficerId(record.cell("officer").strip()));
        String unit = record.cell("unit").strip();
        Optional<UnitId> serves = at("unit", () -> unit.isEmpty() ? Optional.empty() : Optional.of(new UnitId(unit)));
        String language = record.cell("language").strip();
        Language speaks = Language.of(language).orElseThrow(() -> new Refusal(
                        "import.language", "The language is es, pt, en or fr, not \"" + language + "\"", language)
                .at("language"));
        String zone = record.cell("zone").strip();
        ZoneId reads = zone(zone);
        Set<RoleName> roles =
                at("roles", () -> Arrays.stream(record.cell("roles").strip().split("[ ,;|]+"))
                        .filter(role -> !role.isEmpty())
                        .map(RoleName::new)
                        .collect(Collectors.toSet()));
        Optional<MailAddress> email = addresses
                ? Profile.email(record.cell(EMAIL))
                : officers.lookUp(officer).flatMap(old -> old.profile().email());
        Profile profile = new Profile(record.cell("name"), serves, record.cell("rank"), speaks, reads, roles, email);
        return new Wanted(officer, profile.written(officers.lookUp(officer).map(Officer::profile)));
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

    private Table read(InputStream file) {
        Table table = tables.read(file, LIMITS);
        if (!table.columns().containsAll(COLUMNS)) {
            String columns = String.join(",", COLUMNS);
            throw new Refusal("import.heading", "The first line names the columns " + columns, columns);
        }
        return table;
    }
}
