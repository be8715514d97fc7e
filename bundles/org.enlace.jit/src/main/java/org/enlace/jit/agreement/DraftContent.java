package org.enlace.jit.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What a draft says.
 *
 * @param basis     the key of the legal basis
 * @param parties   in the order of the text, none twice, 12 at most
 * @param lastDay   until when the team is to run; may be open while it is drafted
 * @param zone      in which {@code lastDay} is meant
 * @param languages of the text
 * @param source    the language that is written first; the others translate it
 * @param clauses   in order, none twice, 60 at most
 * @param values    what placeholders are filled with, by their names and in each language
 * @param replaces  the proposal it was begun from
 */
public record DraftContent(
        String basis,
        List<Party> parties,
        Optional<LocalDate> lastDay,
        ZoneId zone,
        Set<Language> languages,
        Language source,
        List<DraftClause> clauses,
        Map<String, Map<Language, String>> values,
        Optional<RecordId> replaces) {
    public static final int MOST_PARTIES = 12;
    public static final int MOST_CLAUSES = 60;
    public static final int MOST_VALUES = 300;
    public static final int LONGEST_VALUE = 2_000;

    /**
     * @throws Refusal {@code jit.source-language}, {@code jit.twice}, {@code jit.too-many} and others on texts
     */
    public DraftContent {
        Basis.checkKey(basis, "basis");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(source, "source");
        languages = Collections.unmodifiableSet(new TreeSet<>(languages));
        if (!languages.contains(source)) {
            throw new Refusal(
                            "jit.source-language",
                            "The text is written first in \"" + source.tag()
                                    + "\", which is none of its languages; add it",
                            source.ownName())
                    .at("source");
        }
        parties = once("parties", parties, Party::country, MOST_PARTIES);
        lastDay.ifPresent(day -> Rules.day("lastDay", day));
        clauses = once("clauses", clauses, DraftClause::key, MOST_CLAUSES);
        values = clean(values);
    }

    private static <T> List<T> once(String field, List<T> all, java.util.function.Function<T, ?> key, int most) {
        List<T> copy = Rules.list(field, all, most);
        Set<Object> seen = new HashSet<>();
        for (T one : copy) {
            if (!seen.add(key.apply(one))) {
                throw new Refusal(
                                "jit.twice",
                                "\"" + key.apply(one) + "\" stands twice in \"" + field + "\"; name it once",
                                key.apply(one).toString())
                        .at(field);
            }
        }
        return copy;
    }

    private static Map<String, Map<Language, String>> clean(Map<String, Map<Language, String>> values) {
        Map<String, Map<Language, String>> all = new TreeMap<>();
        values.forEach((key, by) -> {
            Placeholder.checkKey(key);
            EnumMap<Language, String> said = new EnumMap<>(Language.class);
            by.forEach((language, text) -> {
                String clean = Words.marked("value." + key + "." + language.tag(), text, LONGEST_VALUE);
                if (!clean.isEmpty()) {
                    said.put(language, clean);
                }
            });
            if (!said.isEmpty()) {
                all.put(key, Collections.unmodifiableMap(said));
            }
        });
        Rules.list("values", List.copyOf(all.keySet()), MOST_VALUES);
        return Collections.unmodifiableMap(all);
    }

    /** A draft of an agreement with what its basis requires and recommends. */
    public static DraftContent begun(
            ClauseCatalogue catalogue,
            String basis,
            List<Party> parties,
            ZoneId zone,
            Set<Language> languages,
            Language source) {
        catalogue.known(basis);
        List<DraftClause> clauses = catalogue.clauses().stream()
                .filter(one -> Set.of(Requirement.REQUIRED, Requirement.RECOMMENDED)
                        .contains(catalogue.requirement(basis, one.key())))
                .map(one -> one.drafted(1))
                .toList();
        return new DraftContent(
                basis, parties, Optional.empty(), zone, languages, source, clauses, Map.of(), Optional.empty());
    }

    /** A draft that says what an instrument says, in the place of that instrument where it is another's proposal. */
    public static DraftContent from(
            Instrument instrument, int version, Language preferred, Optional<RecordId> replaces) {
        Language source = instrument.languages().contains(preferred)
                ? preferred
                : instrument.languages().iterator().next();
        return new DraftContent(
                instrument.basis(),
                instrument.parties(),
                instrument.lastDay(),
                instrument.zone(),
                instrument.languages(),
                source,
                instrument.clauses().stream().map(one -> taken(one, version)).toList(),
                Map.of(),
                replaces);
    }

    /** A clause as somebody else words it, for a version of a draft. */
    public static DraftClause taken(ClauseText text, int version) {
        EnumMap<Language, Wording> wordings = new EnumMap<>(Language.class);
        text.text()
                .forEach((language, words) ->
                        wordings.put(language, new Wording(text.title().getOrDefault(language, ""), words, version)));
        return new DraftClause(text.key(), wordings);
    }

    public Optional<DraftClause> clause(String key) {
        return clauses.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    public Optional<Party> party(CountryCode country) {
        return parties.stream().filter(one -> one.country().equals(country)).findFirst();
    }

    /** The names of all that the clauses leave open, in the order of the text, in any of its languages. */
    public Set<String> placeholders() {
        Set<String> all = new LinkedHashSet<>();
        clauses.forEach(clause -> languages.forEach(language -> all.addAll(clause.placeholders(language))));
        return all;
    }

    public DraftContent framed(
            String otherBasis, Optional<LocalDate> day, ZoneId otherZone, Set<Language> written, Language first) {
        return new DraftContent(otherBasis, parties, day, otherZone, written, first, clauses, values, replaces);
    }

    public DraftContent between(List<Party> others) {
        return new DraftContent(basis, others, lastDay, zone, languages, source, clauses, values, replaces);
    }

    public DraftContent with(List<DraftClause> others) {
        return new DraftContent(basis, parties, lastDay, zone, languages, source, others, values, replaces);
    }

    /** The values written anew for the names given; an empty one takes the value away. */
    public DraftContent filled(Map<String, Map<Language, String>> more) {
        Map<String, Map<Language, String>> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new DraftContent(basis, parties, lastDay, zone, languages, source, clauses, all, replaces);
    }

    /**
     * A clause with other words.
     *
     * @param confirmed languages whose words were found right beside those of the source
     * @throws NotFound where the draft has no such clause
     */
    public DraftContent worded(String key, Map<Language, Wording> words, Set<Language> confirmed) {
        DraftClause now = clause(key).orElseThrow(() -> new NotFound("jit-clause", key));
        return with(clauses.stream()
                .map(one -> one == now ? one.worded(words, confirmed) : one)
                .toList());
    }

    /** With a clause as somebody else proposed it, in the place of the own one or at the end; the own order stays. */
    public DraftContent taking(ClauseText theirs, int version) {
        DraftClause taken = taken(theirs, version);
        if (clause(theirs.key()).isEmpty()) {
            List<DraftClause> all = new ArrayList<>(clauses);
            all.add(taken);
            return with(all);
        }
        return with(clauses.stream()
                .map(one -> one.key().equals(taken.key()) ? one.worded(taken.wordings(), Set.of()) : one)
                .toList());
    }

    /** A clause so many places further down, as far as there are any. */
    public DraftContent moving(String key, int by) {
        DraftClause moved = clause(key).orElseThrow(() -> new NotFound("jit-clause", key));
        List<DraftClause> all = new ArrayList<>(clauses);
        int at = all.indexOf(moved);
        all.remove(at);
        all.add(Math.max(0, Math.min(all.size(), at + by)), moved);
        return with(all);
    }

    /** Another clause of a country's own, at the end, without words yet; others' own clauses have other keys. */
    public DraftContent adding(CountryCode country) {
        int number = 1;
        String own = DraftClause.OWN + country.value().toLowerCase(Locale.ROOT) + "-";
        Set<String> taken = clauses.stream().map(DraftClause::key).collect(Collectors.toSet());
        while (taken.contains(own + number)) {
            number++;
        }
        List<DraftClause> all = new ArrayList<>(clauses);
        all.add(new DraftClause(own + number, Map.of()));
        return with(all);
    }
}
