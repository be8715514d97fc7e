package org.enlace.jit.retention;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.jit.work.EntryKind;

/**
 * Which items a rule covers: those of which all that is named is so; where nothing is named, all.
 *
 * @param nature of the item, as its form has it
 * @param form   what the item is, as its form has it
 * @param crime  a code of the crime classification: one of the team's crimes is that or one below it
 */
public record Cover(Optional<String> nature, Optional<String> form, Optional<String> crime) {
    /** How all items are written. */
    public static final String ALL = "*";

    private static final Pattern CODE = Pattern.compile("\\d{2,10}");
    private static final List<String> NAMES = List.of("nature", "form", "crime");

    public Cover {
        Objects.requireNonNull(nature, "nature");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(crime, "crime");
    }

    /** {@code *}, or {@code nature:digital+form:image+crime:0204} in any order, each once; empty for what is nothing of the kind. */
    public static Optional<Cover> parse(String text) {
        Map<String, String> said = new TreeMap<>();
        if (!text.equals(ALL)) {
            for (String part : text.split("\\+", -1)) {
                int colon = part.indexOf(':');
                String name = colon < 0 ? "" : part.substring(0, colon);
                String word = part.substring(colon + 1);
                if (!NAMES.contains(name) || !word(name, word) || said.put(name, word) != null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Cover(
                Optional.ofNullable(said.get("nature")),
                Optional.ofNullable(said.get("form")),
                Optional.ofNullable(said.get("crime"))));
    }

    private static boolean word(String name, String word) {
        return name.equals("crime")
                ? CODE.matcher(word).matches()
                : EntryKind.EVIDENCE.fields().stream()
                        .anyMatch(field ->
                                field.name().equals(name) && field.choices().contains(word));
    }

    public boolean covers(Facts item) {
        return nature.map(item.nature()::equals).orElse(true)
                && form.map(item.form()::equals).orElse(true)
                && crime.map(code -> item.crimes().stream().anyMatch(one -> one.startsWith(code)))
                        .orElse(true);
    }

    /** As it is written in a rule. */
    @Override
    public String toString() {
        Map<String, Optional<String>> all = new java.util.LinkedHashMap<>();
        all.put("nature", nature);
        all.put("form", form);
        all.put("crime", crime);
        String text = all.entrySet().stream()
                .filter(one -> one.getValue().isPresent())
                .map(one -> one.getKey() + ":" + one.getValue().get())
                .collect(Collectors.joining("+"));
        return text.isEmpty() ? ALL : text;
    }
}
