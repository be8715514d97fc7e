package org.enlace.jit.internal.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.platform.CountryCode;

/**
 * What the victims of a team are called and numbered by, found in what is written freely about anything: whatever the case, the accents,
 * the order of the parts of a name and what stands between those of a number. Two parts of a name beside one another are enough; one
 * alone is not, nor are nicknames that nobody wrote down, initials and misspellings: it helps and guarantees nothing.
 */
final class VictimWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    /** What stands between the parts of a name or of a number. */
    private static final Pattern CLOSE = Pattern.compile("[^\\p{L}\\p{N}]{0,4}");

    private static final Set<String> PARTICLES = Set.of(
            "de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "du", "des", "le", "van", "von",
            "san", "santa", "a", "o");
    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_NUMBER = 5;
    /** Of a number without the letters before it. */
    private static final int SHORTEST_FIGURES = 6;
    /** Of a telephone without what is dialled before it. */
    private static final int SHORTEST_END = 7;

    private final Map<String, List<Name>> names = new HashMap<>();
    private final Map<String, List<NamedVictim>> numbers = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();

    private VictimWords() {}

    private record Name(NamedVictim victim, List<String> parts) {}

    private record Word(String folded, int from, int to) {}

    /** What was found: from where to where, and what stands for it. */
    private record Hit(int last, NamedVictim victim) {}

    /**
     * What is left to show.
     *
     * @param owners the countries that wrote of those who were named
     */
    record Hidden<T>(T shown, Set<CountryCode> owners) {}

    /** @param victims entries that tell who a victim is */
    static VictimWords of(Collection<Stored> victims) {
        VictimWords words = new VictimWords();
        victims.stream().sorted(Comparator.comparing(Stored::id)).forEach(words::add);
        return words;
    }

    private void add(Stored victim) {
        NamedVictim called = new NamedVictim(victim.id(), victim.entry().owner(), Masks.code(victim));
        for (List<String> parts : names(victim)) {
            Name name = new Name(called, parts);
            new LinkedHashSet<>(parts).forEach(part -> names.computeIfAbsent(part, one -> new ArrayList<>())
                    .add(name));
        }
        for (String number : numbers(victim)) {
            numbers.computeIfAbsent(number, one -> new ArrayList<>()).add(called);
            for (int end = 1; end <= number.length(); end++) {
                beginnings.add(number.substring(0, end));
            }
        }
    }

    private static Set<List<String>> names(Stored victim) {
        Set<List<String>> names = new LinkedHashSet<>();
        if (victim.entry().kind() == EntryKind.PERSON) {
            for (String field : List.of("name", "alias")) {
                for (String value : victim.entry().content().all(field)) {
                    List<String> parts = words(value).stream().map(Word::folded).toList();
                    if (String.join("", parts).length() >= SHORTEST_NAME) {
                        names.add(parts);
                    }
                }
            }
        }
        return names;
    }

    private static Set<String> numbers(Stored victim) {
        Set<String> numbers = new LinkedHashSet<>();
        for (Field field : victim.entry().kind().fields()) {
            boolean numbered =
                    field.identifying() && field.key() && !field.name().equals("name");
            if (numbered) {
                victim.entry().content().all(field.name()).forEach(value -> numbers.addAll(written(value)));
            }
        }
        return numbers;
    }

    /** A number as it may be written: whole, without the letters before it, without what is dialled before it. */
    private static Set<String> written(String value) {
        String bare = EntryWords.bare(value);
        Set<String> all = new LinkedHashSet<>();
        if (bare.length() >= SHORTEST_NUMBER) {
            all.add(bare);
        }
        String figures = bare.replaceFirst("^\\p{L}+", "");
        if (figures.chars().allMatch(Character::isDigit)) {
            if (figures.length() >= SHORTEST_FIGURES) {
                all.add(figures);
            }
            for (int from = 1; figures.length() - from >= SHORTEST_END; from++) {
                all.add(figures.substring(from));
            }
        }
        return all;
    }

    /** Words that an entry naming them is found by; each set by itself. */
    static Set<Set<String>> sought(Stored victim) {
        Set<Set<String>> all = new LinkedHashSet<>();
        for (List<String> parts : names(victim)) {
            List<String> telling =
                    parts.stream().filter(VictimWords::telling).distinct().toList();
            if (telling.size() < 2) {
                all.add(new TreeSet<>(parts));
            }
            for (int one = 0; one < telling.size(); one++) {
                for (int other = one + 1; other < telling.size(); other++) {
                    all.add(new TreeSet<>(Set.of(telling.get(one), telling.get(other))));
                }
            }
        }
        for (Field field : victim.entry().kind().fields()) {
            if (field.identifying() && field.key() && !field.name().equals("name")) {
                for (String value : victim.entry().content().all(field.name())) {
                    all.add(new TreeSet<>(
                            words(value).stream().map(Word::folded).toList()));
                    written(value).forEach(number -> all.add(Set.of(number)));
                }
            }
        }
        all.removeIf(Set::isEmpty);
        return all;
    }

    private static boolean telling(String part) {
        return part.length() > 1 && !PARTICLES.contains(part);
    }

    boolean none() {
        return names.isEmpty() && numbers.isEmpty();
    }

    /**
     * What is written freely in an entry, with what victims are called everywhere in the place of their names and numbers.
     *
     * @param hidden the countries whose victims are not named
     */
    Hidden<Content> hide(EntryKind kind, Content content, Predicate<CountryCode> hidden) {
        if (none()) {
            return new Hidden<>(content, Set.of());
        }
        Set<CountryCode> owners = new TreeSet<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            List<String> all = content.all(field.name());
            if (!all.isEmpty()) {
                values.put(
                        field.name(),
                        free(field)
                                ? all.stream()
                                        .map(value -> hide(value, hidden, owners))
                                        .toList()
                                : all);
            }
        }
        return owners.isEmpty() ? new Hidden<>(content, Set.of()) : new Hidden<>(new Content(values), owners);
    }

    Hidden<String> hide(String text, Predicate<CountryCode> hidden) {
        Set<CountryCode> owners = new TreeSet<>();
        return new Hidden<>(hide(text, hidden, owners), owners);
    }

    /** What is compared and what is a name of its own stays: somebody else may be called the same. */
    private static boolean free(Field field) {
        return field.type() == FieldType.TEXT || field.type() == FieldType.LINE && !field.key() && !field.identifying();
    }

    private String hide(String text, Predicate<CountryCode> hidden, Set<CountryCode> owners) {
        List<Word> words = words(text);
        StringBuilder shown = new StringBuilder();
        int told = 0;
        for (int at = 0; at < words.size(); at++) {
            Optional<Hit> hit = longest(text, words, at, hidden);
            if (hit.isPresent()) {
                shown.append(text, told, words.get(at).from())
                        .append(hit.get().victim().code());
                told = words.get(hit.get().last()).to();
                owners.add(hit.get().victim().country());
                at = hit.get().last();
            }
        }
        return told == 0 ? text : shown.append(text, told, text.length()).toString();
    }

    /** Everybody whom a text names. */
    Set<NamedVictim> named(String text) {
        Set<NamedVictim> named = new LinkedHashSet<>();
        List<Word> words = words(text);
        for (int at = 0; at < words.size(); at++) {
            hits(text, words, at, owner -> true).forEach(hit -> named.add(hit.victim()));
        }
        return named;
    }

    private Optional<Hit> longest(String text, List<Word> words, int at, Predicate<CountryCode> hidden) {
        return hits(text, words, at, hidden).stream().reduce((best, next) -> next.last() > best.last() ? next : best);
    }

    private List<Hit> hits(String text, List<Word> words, int at, Predicate<CountryCode> hidden) {
        List<Hit> hits = new ArrayList<>();
        numbers(text, words, at, hidden, hits);
        for (Name name : names.getOrDefault(words.get(at).folded(), List.of())) {
            if (hidden.test(name.victim().country())) {
                int last = last(text, words, at, name);
                if (last >= at) {
                    hits.add(new Hit(last, name.victim()));
                }
            }
        }
        return hits;
    }

    /** The last word of a name that begins here; before this one where none does. */
    private static int last(String text, List<Word> words, int at, Name name) {
        List<String> left = new ArrayList<>(name.parts());
        int telling = 0;
        int lastTelling = at - 1;
        for (int i = at; i < words.size() && (i == at || close(text, words, i)); i++) {
            String part = words.get(i).folded();
            if (!left.remove(part)) {
                break;
            }
            if (telling(part)) {
                telling++;
                lastTelling = i;
            }
            if (left.isEmpty()) {
                return i;
            }
        }
        return telling > 1 && telling(words.get(at).folded()) ? lastTelling : at - 1;
    }

    private void numbers(String text, List<Word> words, int at, Predicate<CountryCode> hidden, List<Hit> hits) {
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < words.size() && (i == at || close(text, words, i)); i++) {
            joined.append(words.get(i).folded());
            String so = joined.toString();
            if (!beginnings.contains(so)) {
                break;
            }
            for (NamedVictim victim : numbers.getOrDefault(so, List.of())) {
                if (hidden.test(victim.country())) {
                    hits.add(new Hit(i, victim));
                }
            }
        }
    }

    /** Whether nothing but what joins the parts of a name or a number stands before a word. */
    private static boolean close(String text, List<Word> words, int at) {
        return CLOSE.matcher(
                        text.substring(words.get(at - 1).to(), words.get(at).from()))
                .matches();
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String folded = EntryWords.bare(word.group());
            if (!folded.isEmpty()) {
                words.add(new Word(folded, word.start(), word.end()));
            }
        }
        return words;
    }
}
