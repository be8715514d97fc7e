package org.enlace.training.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was answered, without who answered what: how often each answer was given, and the texts in alphabetical order. From it
 * neither a person nor which answers belong together nor the order in which they came can be told.
 *
 * @param sheets how many have answered
 * @param votes  by question, for each answer there is to choose from how often it was chosen
 * @param texts  by question, sorted
 */
public record Tally(int sheets, Map<String, List<Integer>> votes, Map<String, List<String>> texts) {
    public static final Tally NONE = new Tally(0, Map.of(), Map.of());

    public Tally {
        votes = copy(votes);
        texts = copy(texts);
    }

    /** With one more. */
    public Tally plus(Sheet sheet) {
        Map<String, List<Integer>> more = new TreeMap<>(votes);
        Map<String, List<String>> said = new TreeMap<>(texts);
        for (Sheet.Given given : sheet.answers()) {
            Question question = given.question();
            if (given.choice() == 0) {
                List<String> all = new ArrayList<>(said.getOrDefault(question.key(), List.of()));
                all.add(given.text());
                Collections.sort(all);
                said.put(question.key(), all);
            } else {
                List<Integer> counts = new ArrayList<>(votes(question));
                counts.set(given.choice() - 1, counts.get(given.choice() - 1) + 1);
                more.put(question.key(), counts);
            }
        }
        return new Tally(sheets + 1, more, said);
    }

    /** How often each answer to a question was chosen. */
    public List<Integer> votes(Question question) {
        List<Integer> known = votes.get(question.key());
        return known != null ? known : Collections.nCopies(question.choices(), 0);
    }

    private static <T> Map<String, List<T>> copy(Map<String, List<T>> map) {
        Map<String, List<T>> copy = new TreeMap<>();
        map.forEach((key, list) -> copy.put(key, List.copyOf(list)));
        return Collections.unmodifiableMap(copy);
    }
}
