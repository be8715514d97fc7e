package org.enlace.jit.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.jit.access.Designation;
import org.enlace.platform.Hashing;
import org.enlace.platform.Language;

/** The form in which an instrument is hashed and travels: canonical JSON of all of it but its id. */
public final class InstrumentForm {
    /** Which form it is; another one would be another number. */
    public static final int FORMAT = 1;

    /** Of the canonical JSON; some three hundred pages in one language. */
    public static final int LONGEST = 600_000;

    private InstrumentForm() {}

    /** What is hashed, and what a signature stands for. */
    public static String canonical(Instrument instrument) {
        return CanonicalJson.of(tree(instrument));
    }

    /** SHA-256 of {@link #canonical} in UTF-8, 64 hexadecimal digits. */
    public static String hash(Instrument instrument) {
        return Hashing.sha256(canonical(instrument));
    }

    /** As a statement says it: the instrument and its hash. */
    public static String stated(Instrument instrument) {
        return CanonicalJson.of(Map.of("hash", hash(instrument), "instrument", tree(instrument)));
    }

    private static Map<String, Object> tree(Instrument instrument) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("format", FORMAT);
        tree.put("team", instrument.team().toString());
        tree.put("proposer", instrument.proposer().value());
        tree.put("kind", instrument.kind().token());
        tree.put("basis", instrument.basis());
        tree.put(
                "parties",
                instrument.parties().stream().map(InstrumentForm::party).toList());
        instrument.lastDay().ifPresent(day -> tree.put("lastDay", day.toString()));
        tree.put("zone", instrument.zone().getId());
        tree.put(
                "languages",
                instrument.languages().stream().map(Language::tag).sorted().toList());
        tree.put(
                "clauses",
                instrument.clauses().stream().map(InstrumentForm::clause).toList());
        tree.put(
                "designations",
                instrument.designations().stream()
                        .map(InstrumentForm::designation)
                        .toList());
        instrument.replaces().ifPresent(id -> tree.put("replaces", id.toString()));
        instrument.base().ifPresent(hash -> tree.put("base", hash));
        return tree;
    }

    private static Object party(Party party) {
        return Map.of(
                "country", party.country().value(),
                "competent", party.competent(),
                "central", party.central(),
                "onPaper", party.onPaper());
    }

    private static Object clause(ClauseText clause) {
        return Map.of("key", clause.key(), "title", byTag(clause.title()), "text", byTag(clause.text()));
    }

    private static Map<String, String> byTag(Map<Language, String> by) {
        Map<String, String> tags = new TreeMap<>();
        by.forEach((language, text) -> tags.put(language.tag(), text));
        return tags;
    }

    private static Object designation(Designation person) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("id", person.id().toString());
        tree.put("country", person.country().value());
        tree.put("role", token(person.role()));
        tree.put("name", person.name());
        tree.put("function", person.function());
        tree.put("agency", person.agency());
        tree.put("powers", tokens(person.powers()));
        tree.put("first", person.first().toString());
        person.last().ifPresent(day -> tree.put("last", day.toString()));
        tree.put("zone", person.zone().getId());
        person.mark().ifPresent(mark -> tree.put("mark", mark));
        return tree;
    }

    private static List<String> tokens(Collection<? extends Enum<?>> all) {
        return all.stream().map(InstrumentForm::token).sorted().toList();
    }

    /** As JSON writes a value that is one of a few, such as {@code carry-out-measures}. */
    public static String token(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
