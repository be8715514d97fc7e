package org.enlace.jit.internal.agreement;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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
import org.enlace.jit.internal.Said;
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
    private static final Pattern BASIS = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Set<String> WHOLE = Set.of(
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
            "base");
    private static final Set<String> PERSON =
            Set.of("id", "country", "role", "name", "function", "agency", "powers", "first", "last", "zone", "mark");

    /** @throws Refusal {@code jit.form}, {@code jit.statement-hash} */
    public Instrument instrument(Statement statement) {
        Said said = whole(statement, InstrumentForm.LONGEST, Set.of("hash", "instrument"));
        Instrument read = instrument(said.object("instrument", WHOLE), statement);
        if (!read.hash().equals(said.word("hash"))) {
            throw new Refusal(
                            "jit.statement-hash",
                            "The text " + statement.id() + " of " + statement.country() + " has the hash " + read.hash()
                                    + " and not the one it names; ask the country to propose it anew",
                            statement.country().value())
                    .at("hash");
        }
        return read;
    }

    /** @throws Refusal {@code jit.form} */
    public ClauseComment comment(Statement statement) {
        Said said = whole(statement, 4 * ClauseComment.LONGEST_TEXT, Set.of("instrument", "clause", "text"));
        ClauseComment comment = sound(
                "text",
                () -> new ClauseComment(
                        statement.id(),
                        statement.country(),
                        statement.at(),
                        said.id("instrument"),
                        said.word("clause"),
                        said.word("text")));
        same(said.word("text"), comment.text(), "text");
        return comment;
    }

    private static Said whole(Statement statement, int longest, Set<String> names) {
        if (statement.content().length() > longest) {
            throw Said.form("content");
        }
        return Said.of(statement.content(), "content", names);
    }

    private static Instrument instrument(Said one, Statement statement) {
        if (one.count("format") != InstrumentForm.FORMAT) {
            throw Said.form("format");
        }
        same(one.word("team"), statement.team().toString(), "team");
        same(one.word("proposer"), statement.country().value(), "proposer");
        if (!BASIS.matcher(one.word("basis")).matches()) {
            throw Said.form("basis");
        }
        Set<Language> languages = languages(one);
        List<ClauseText> clauses =
                one.all("clauses", DraftContent.MOST_CLAUSES, Set.of("key", "title", "text")).stream()
                        .map(each -> clause(each, languages))
                        .toList();
        distinct(clauses.stream().map(ClauseText::key).toList(), "clauses");
        List<Party> parties = one
                .all("parties", DraftContent.MOST_PARTIES, Set.of("country", "competent", "central", "onPaper"))
                .stream()
                .map(InstrumentReader::party)
                .toList();
        distinct(parties.stream().map(each -> each.country().value()).toList(), "parties");
        Instrument read = new Instrument(
                statement.id(),
                statement.team(),
                statement.country(),
                one.one("kind", InstrumentKind::of),
                one.word("basis"),
                parties,
                day(one, "lastDay"),
                zone(one),
                languages,
                clauses,
                one.all("designations", MOST_PEOPLE, PERSON).stream()
                        .map(InstrumentReader::person)
                        .toList(),
                one.has("replaces") ? Optional.of(one.id("replaces")) : Optional.empty(),
                hash(one, "base"),
                "");
        return read.hashed();
    }

    private static Set<Language> languages(Said one) {
        Set<Language> languages = new TreeSet<>();
        List<String> tags = one.words("languages", Language.values().length);
        tags.forEach(tag -> languages.add(language(tag, "languages")));
        boolean sorted = tags.equals(tags.stream().distinct().sorted().toList());
        if (languages.isEmpty() || !sorted) {
            throw Said.form("languages");
        }
        return languages;
    }

    private static Language language(String tag, String field) {
        return Language.of(tag).filter(known -> known.tag().equals(tag)).orElseThrow(() -> Said.form(field));
    }

    /** What a rule refuses has not the form of what travels, for whoever wrote it had the same rule. */
    private static <T> T sound(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            throw Said.form(refusal.field().orElse(field));
        }
    }

    /** A text that is not in the form it would be written in again is none that could be signed. */
    private static void same(Object said, Object meant, String field) {
        if (!said.equals(meant)) {
            throw Said.form(field);
        }
    }

    private static void distinct(List<String> keys, String field) {
        if (Set.copyOf(keys).size() != keys.size()) {
            throw Said.form(field);
        }
    }

    private static Optional<LocalDate> day(Said one, String name) {
        if (!one.has(name)) {
            return Optional.empty();
        }
        LocalDate day = one.day(name);
        same(one.word(name), day.toString(), name);
        return Optional.of(day);
    }

    private static ZoneId zone(Said one) {
        if (!ZoneId.getAvailableZoneIds().contains(one.word("zone"))) {
            throw Said.form("zone");
        }
        return ZoneId.of(one.word("zone"));
    }

    private static Optional<String> hash(Said one, String name) {
        Optional<String> hash = one.maybe(name);
        if (hash.filter(text -> !HASH.matcher(text).matches()).isPresent()) {
            throw Said.form(name);
        }
        return hash;
    }

    private static ClauseText clause(Said one, Set<Language> languages) {
        Map<Language, String> title = byLanguage(one, "title");
        Map<Language, String> text = byLanguage(one, "text");
        ClauseText clause = sound("text", () -> new ClauseText(one.word("key"), title, text));
        same(title, clause.title(), "title");
        same(text, clause.text(), "text");
        same(text.keySet(), languages, "text");
        return clause;
    }

    private static Map<Language, String> byLanguage(Said one, String name) {
        Map<Language, String> all = new EnumMap<>(Language.class);
        one.words(name).forEach((tag, text) -> all.put(language(tag, name), text));
        return all;
    }

    private static Party party(Said one) {
        Party party = sound(
                "competent",
                () -> new Party(
                        one.country("country"), one.word("competent"), one.word("central"), one.flag("onPaper")));
        same(one.word("competent"), party.competent(), "competent");
        same(one.word("central"), party.central(), "central");
        return party;
    }

    private static Designation person(Said one) {
        List<String> tokens = one.words("powers", SecondedPower.values().length);
        Set<SecondedPower> powers = EnumSet.noneOf(SecondedPower.class);
        tokens.forEach(
                token -> powers.add(token(SecondedPower.values(), token).orElseThrow(() -> Said.form("powers"))));
        same(tokens, tokens.stream().distinct().sorted().toList(), "powers");
        CountryCode country = one.country("country");
        RecordId id = one.id("id");
        Designation read = sound(
                "designations",
                () -> new Designation(
                        id,
                        country,
                        one.one("role", text -> token(TeamRole.values(), text)),
                        one.word("name"),
                        one.word("function"),
                        one.word("agency"),
                        powers,
                        day(one, "first").orElseThrow(() -> Said.form("first")),
                        day(one, "last"),
                        zone(one),
                        hash(one, "mark")));
        plain(one, "name", read.name());
        plain(one, "function", read.function());
        plain(one, "agency", read.agency());
        return read;
    }

    private static void plain(Said one, String field, String meant) {
        String said = one.word(field);
        same(said, meant, field);
        same(said, Normalizer.normalize(said, Normalizer.Form.NFC), field);
        if (said.chars().anyMatch(Character::isISOControl)) {
            throw Said.form(field);
        }
    }

    private static <E extends Enum<E>> Optional<E> token(E[] all, String token) {
        return Arrays.stream(all)
                .filter(one -> InstrumentForm.token(one).equals(token))
                .findFirst();
    }
}
