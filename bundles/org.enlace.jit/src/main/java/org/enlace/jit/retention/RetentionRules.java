package org.enlace.jit.retention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Refusal;

/**
 * All rules of a unit. Without one nothing is ever over.
 *
 * @param all at most {@value #MOST}, each id once
 */
public record RetentionRules(List<RetentionRule> all) {
    public static final RetentionRules NONE = new RetentionRules(List.of());

    static final int MOST = 100;
    private static final int SHOWN = 80;

    public RetentionRules {
        all = List.copyOf(all);
    }

    /**
     * What a unit wrote, a rule a line. One that is wrong makes all of it wrong: left out, it would let something be erased earlier.
     *
     * @throws Refusal {@code jit.retention-rule} with the number of the line, from 1, and what stands there
     */
    public static RetentionRules read(List<String> lines) {
        List<RetentionRule> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String line : lines) {
            Optional<RetentionRule> rule = RetentionRule.parse(line).filter(one -> ids.add(one.id()));
            if (rule.isEmpty() || all.size() == MOST) {
                String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
                throw new Refusal(
                        "jit.retention-rule",
                        "Line " + (all.size() + 1) + ", \"" + shown
                                + "\", is no rule of keeping, or there is one with its id; write: id, cover, term,"
                                + " moment and source, such as: extracts nature:digital P5Y team-over Act and article",
                        all.size() + 1,
                        shown);
            }
            all.add(rule.get());
        }
        return new RetentionRules(all);
    }

    public boolean none() {
        return all.isEmpty();
    }

    /** Those that cover an item. */
    public List<RetentionRule> covering(Facts item) {
        return all.stream().filter(rule -> rule.cover().covers(item)).toList();
    }

    /**
     * The term of an item: of all rules that cover it the one that is over last. Empty where none covers it, and as long as one of them
     * has not begun.
     */
    public Optional<Term> of(Facts item) {
        List<RetentionRule> covering = covering(item);
        List<Term> terms =
                covering.stream().flatMap(rule -> rule.of(item).stream()).toList();
        return terms.size() < covering.size()
                ? Optional.empty()
                : terms.stream().max(Comparator.comparing(Term::over));
    }
}
