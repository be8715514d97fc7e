package org.enlace.jit.agreement;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Refusal;

/**
 * The legal bases, the clauses and what they leave open, as shipped and as the unit added to them.
 *
 * @param bases        in the order of the files
 * @param clauses      in their own order
 * @param placeholders by their names
 */
public record ClauseCatalogue(List<Basis> bases, List<Clause> clauses, Map<String, Placeholder> placeholders) {
    public ClauseCatalogue {
        bases = List.copyOf(bases);
        clauses =
                clauses.stream().sorted(Comparator.comparingInt(Clause::order)).toList();
        placeholders = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(placeholders));
    }

    public Optional<Basis> basis(String key) {
        return bases.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** @throws Refusal {@code jit.basis} */
    public Basis known(String key) {
        return basis(key).orElseThrow(() -> new Refusal(
                        "jit.basis", "\"" + key + "\" is no legal basis of the catalogue; choose one of its list", key)
                .at("basis"));
    }

    public Optional<Clause> clause(String key) {
        return clauses.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** How much a basis asks for a clause; what neither says is left to the parties. */
    public Requirement requirement(String basis, String clause) {
        Requirement said = clause(clause).map(one -> one.bases().get(basis)).orElse(null);
        return said != null
                ? said
                : basis(basis).map(one -> one.clauses().get(clause)).orElse(Requirement.OPTIONAL);
    }

    /** Those a basis asks for that much, in their order. */
    public List<Clause> clauses(String basis, Requirement requirement) {
        return clauses.stream()
                .filter(one -> requirement(basis, one.key()) == requirement)
                .toList();
    }

    /** What is known of a placeholder, be it only its name. */
    public Placeholder placeholder(String key) {
        return placeholders.getOrDefault(key, Placeholder.unknown(key));
    }
}
