package org.enlace.jit.internal.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.ClauseComment;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.internal.agreement.JsonFields.Fault;
import org.enlace.jit.internal.agreement.JsonFields.Wrong;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Reads what statements of this area say, strictly: what is unknown, doubled, too long, not in its one form or does not have the hash
 * that it names is refused whole.
 */
public final class InstrumentReader {
    private static final int MOST_PEOPLE = 200;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final ObjectMapper mapper = JsonFields.mapper();

    /** @throws Refusal {@code jit.statement-form}, {@code jit.statement-hash} */
    public Instrument instrument(Statement statement) {
        try {
            JsonFields said = whole(statement.content(), InstrumentForm.LONGEST).only(Set.of("hash", "instrument"));
            Instrument read = instrument(said.object("instrument"), statement);
            if (!read.hash().equals(said.text("hash"))) {
                throw new Refusal(
                        "jit.statement-hash",
                        "The text " + statement.id() + " of " + statement.country() + " has the hash " + read.hash()
                                + " and not the one it names; ask the country to propose it anew",
                        statement.country().value());
            }
            return read;
        } catch (Wrong wrong) {
            throw refused(statement, wrong);
        }
    }

    /** @throws Refusal {@code jit.statement-form} */
    public ClauseComment comment(Statement statement) {
        try {
            JsonFields said = whole(statement.content(), 4 * ClauseComment.LONGEST_TEXT)
                    .only(Set.of("instrument", "clause", "text"));
            String text = said.text("text");
            ClauseComment comment = said.read(
                    "text",
                    () -> new ClauseComment(
                            statement.id(),
                            statement.country(),
                            statement.at(),
                            RecordId.parse(said.text("instrument")),
                            said.text("clause"),
                            text));
            same(text, comment.text(), "text");
            return comment;
        } catch (Wrong wrong) {
            throw refused(statement, wrong);
        }
    }

    private JsonFields whole(String content, int longest) {
        if (content.length() > longest) {
            throw new Wrong("", Fault.RULE, content.length() + " > " + longest);
        }
        return JsonFields.of(JsonFields.parse(mapper, content), "");
    }

    private static Refusal refused(Statement statement, Wrong wrong) {
        return new Refusal(
                "jit.statement-form",
                "The statement " + statement.id() + " of " + statement.country() + " cannot be read: \"" + wrong.field()
                        + "\" " + wrong.fault() + " " + wrong.detail() + "; ask the country to say it anew",
                statement.country().value(),
                wrong.field());
    }

    private static Instrument instrument(JsonFields one, Statement statement) {
        one.only(Set.of(
                "format",
                "team",
                "proposer",
                "kind",
                "basis",
                "parties",
                "lastDay",
                "zone",
                "languages",
                "clauses",
                "designations",
                "replaces",
                "base"));
        if (one.whole("format") != InstrumentForm.FORMAT) {
            throw new Wrong("format", Fault.RULE, String.valueOf(one.whole("format")));
        }
        same(one.text("team"), statement.team().toString(), "team");
        same(one.text("proposer"), statement.country().value(), "proposer");
        Set<Language> languages = new TreeSet<>();
        List<String> tags = one.texts("languages", Language.values().length);
        for (String tag : tags) {
            languages.add(Language.of(tag)
                    .filter(known -> known.tag().equals(tag))
                    .orElseThrow(() -> new Wrong("languages", Fault.RULE, tag)));
        }
        if (languages.isEmpty() || languages.size() != tags.size() || !tags.equals(tags.stream().sorted().toList())) {
            throw new Wrong("languages", Fault.RULE, "1…4");
        }
        List<ClauseText> clauses = one.list("clauses", DraftContent.MOST_CLAUSES, each -> clause(each, languages));
        distinct(clauses.stream().map(ClauseText::key).toList(), "clauses");
        List<Party> parties = one.list("parties", DraftContent.MOST_PARTIES, InstrumentReader::party);
        distinct(parties.stream().map(each -> each.country().value()).toList(), "parties");
        Instrument read = new Instrument(
                statement.id(),
                statement.team(),
                statement.country(),
                one.as("kind", InstrumentKind::of, "agreement…"),
                key(one.text("basis")),
                parties,
                day(one, "lastDay"),
                zone(one),
                languages,
                clauses,
                one.list("designations", MOST_PEOPLE, InstrumentReader::designation),
                one.textOrNull("replaces").map(text -> one.read("replaces", () -> RecordId.parse(text))),
                hash(one, "base"),
                "");
        return read.hashed();
    }

    /** A text that is not in the form it would be written in again is none that could be signed. */
    private static void same(String said, String meant, String field) {
        if (!said.equals(meant)) {
            throw new Wrong(field, Fault.RULE, "");
        }
    }

    private static void distinct(List<String> keys, String field) {
        if (Set.copyOf(keys).size() != keys.size()) {
            throw new Wrong(field, Fault.RULE, "");
        }
    }

    private static String key(String basis) {
        if (!basis.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new Wrong("basis", Fault.RULE, "");
        }
        return basis;
    }

    private static Optional<LocalDate> day(JsonFields one, String name) {
        return one.textOrNull(name).map(text -> {
            LocalDate day = one.read(name, () -> LocalDate.parse(text));
            same(text, day.toString(), name);
            if (day.getYear() < 1900 || day.getYear() > 2999) {
                throw new Wrong(name, Fault.RULE, text);
            }
            return day;
        });
    }

    private static ZoneId zone(JsonFields one) {
        String id = one.text("zone");
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new Wrong("zone", Fault.RULE, "");
        }
        return ZoneId.of(id);
    }

    private static Optional<String> hash(JsonFields one, String name) {
        Optional<String> hash = one.textOrNull(name);
        if (hash.filter(text -> !HASH.matcher(text).matches()).isPresent()) {
            throw new Wrong(name, Fault.RULE, "");
        }
        return hash;
    }

    private static ClauseText clause(JsonFields one, Set<Language> languages) {
        one.only(Set.of("key", "title", "text"));
        var title = one.languages("title");
        var text = one.languages("text");
        ClauseText clause = one.read("text", () -> new ClauseText(one.text("key"), title, text));
        if (!clause.title().equals(title)
                || !clause.text().equals(text)
                || !clause.text().keySet().equals(languages)) {
            throw new Wrong(clause.key(), Fault.RULE, "");
        }
        return clause;
    }

    private static Party party(JsonFields one) {
        one.only(Set.of("country", "competent", "central", "onPaper"));
        String competent = one.text("competent");
        String central = one.text("central");
        boolean onPaper = one.truth("onPaper");
        Party party = one.read(
                "country", () -> new Party(new CountryCode(one.text("country")), competent, central, onPaper));
        same(competent + "\n" + central, party.competent() + "\n" + party.central(), "competent");
        return party;
    }

    private static Designation designation(JsonFields one) {
        one.only(Set.of(
                "id", "country", "role", "name", "function", "agency", "powers", "first", "last", "zone", "mark"));
        Set<SecondedPower> powers = EnumSet.noneOf(SecondedPower.class);
        List<String> tokens = one.texts("powers", SecondedPower.values().length);
        for (String token : tokens) {
            powers.add(token(SecondedPower.values(), token)
                    .orElseThrow(() -> new Wrong("powers", Fault.RULE, "")));
        }
        same(String.join(" ", tokens), String.join(" ", new TreeSet<>(tokens)), "powers");
        LocalDate first = day(one, "first").orElseThrow(() -> new Wrong("first", Fault.MISSING, ""));
        Designation read = one.read(
                "name",
                () -> new Designation(
                        RecordId.parse(one.text("id")),
                        new CountryCode(one.text("country")),
                        one.as("role", text -> token(TeamRole.values(), text), "leader…"),
                        one.text("name"),
                        one.text("function"),
                        one.text("agency"),
                        powers,
                        first,
                        day(one, "last"),
                        zone(one),
                        hash(one, "mark")));
        for (String each : List.of("name", "function", "agency")) {
            String meant = each.equals("name") ? read.name() : each.equals("function") ? read.function() : read.agency();
            String said = one.text(each);
            same(said, meant, each);
            same(said, java.text.Normalizer.normalize(said, java.text.Normalizer.Form.NFC), each);
            if (said.chars().anyMatch(Character::isISOControl)) {
                throw new Wrong(each, Fault.RULE, "");
            }
        }
        return read;
    }

    private static <E extends Enum<E>> Optional<E> token(E[] all, String token) {
        return Arrays.stream(all)
                .filter(one -> InstrumentForm.token(one).equals(token))
                .findFirst();
    }
}
