package org.enlace.jit.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * How a team stands: which instruments are in force since when, and what follows. It is made of what was proposed and signed, in the
 * order in which that was said and not that in which it arrived, so that every node which has the same has the same team. What has no
 * text yet waits for it.
 */
public final class Standing {
    private final RecordId team;
    private final Map<String, Proposed> texts = new LinkedHashMap<>();
    private final Map<String, List<Signed>> signatures = new TreeMap<>();
    private final Terms terms;

    private Standing(RecordId team, Collection<? extends Move> moves) {
        this.team = team;
        List<InForce> inForce = new ArrayList<>();
        Set<Move> ordered = new TreeSet<>(Move.ORDER);
        moves.stream().filter(move -> move.said().team().equals(team)).forEach(ordered::add);
        for (Move move : ordered) {
            take(move);
            settle(inForce, move.said().at());
        }
        terms = new Terms(inForce);
    }

    /** How a team stands by what was said in it, in whatever order that is given. */
    public static Standing of(RecordId team, Collection<? extends Move> moves) {
        Objects.requireNonNull(team, "team");
        return new Standing(team, moves);
    }

    private void take(Move move) {
        if (move instanceof Proposed one) {
            texts.putIfAbsent(one.instrument().hash(), one);
        } else if (move instanceof Signed one) {
            signatures
                    .computeIfAbsent(one.signature().text().instrument(), hash -> new ArrayList<>())
                    .add(one);
        }
    }

    /** Whatever has all it takes comes into force; what that makes possible, too. */
    private void settle(List<InForce> inForce, Instant now) {
        Optional<Proposed> next;
        do {
            Terms so = new Terms(inForce);
            Conditions conditions = new Conditions(so, texts, signatures, now);
            next = texts.values().stream()
                    .filter(text -> so.find(text.instrument().hash()).isEmpty())
                    .filter(conditions::met)
                    .findFirst();
            next.ifPresent(text -> inForce.add(new InForce(text, now, beside(text.instrument(), so))));
        } while (next.isPresent());
    }

    private static List<Instrument> beside(Instrument text, Terms terms) {
        if (text.kind() == InstrumentKind.AGREEMENT || text.kind().signers() == InstrumentKind.Signers.OWN) {
            return List.of();
        }
        List<InForce> all = terms.all();
        int base = all.indexOf(text.base().flatMap(terms::find).orElseThrow());
        return all.subList(base + 1, all.size()).stream()
                .map(InForce::instrument)
                .filter(other -> other.kind().signers() == InstrumentKind.Signers.ALL)
                .toList();
    }

    public RecordId team() {
        return team;
    }

    /** What is in force at a moment, in the order in which it came into force. */
    public List<InForce> inForce(Instant at) {
        return terms.at(at).all();
    }

    /** What was proposed and is not in force at a moment, in the order in which it was said. */
    public List<Pending> pending(Instant at) {
        Terms then = terms.at(at);
        Conditions conditions = new Conditions(then, texts, signatures, at);
        return texts.values().stream()
                .filter(text -> !text.said().at().isAfter(at))
                .filter(text -> then.find(text.instrument().hash()).isEmpty())
                .map(conditions::pending)
                .toList();
    }

    /** A text that was proposed. */
    public Optional<Proposed> text(String hash) {
        return Optional.ofNullable(texts.get(hash));
    }

    /** Everything that was signed under a text, counting or not, in the order in which it was said. */
    public List<Signed> signatures(String hash) {
        return List.copyOf(signatures.getOrDefault(hash, List.of()));
    }

    /** Whether a signature counts at a moment. */
    public boolean counts(Signed signature, Instant at) {
        Conditions conditions = new Conditions(terms.at(at), texts, signatures, at);
        return text(signature.signature().text().instrument())
                .filter(text -> conditions.counts(signature, text))
                .isPresent();
    }

    /** Signatures whose text is not here yet. */
    public List<Signed> waiting() {
        return signatures.entrySet().stream()
                .filter(one -> !texts.containsKey(one.getKey()))
                .flatMap(one -> one.getValue().stream())
                .sorted(Move.ORDER)
                .toList();
    }

    public TeamState state(Instant at) {
        return terms.at(at).state(at);
    }

    /** The parties at a moment, in the order in which they came. */
    public List<Membership> parties(Instant at) {
        return terms.at(at).members(at).toList();
    }

    public boolean party(CountryCode country, Instant at) {
        return parties(at).stream().anyMatch(one -> one.party().country().equals(country));
    }

    /** Every time that a country was or is a party, as known at a moment. */
    public List<Membership> memberships(Instant at) {
        return terms.at(at).members();
    }

    /** Everybody who is named at a moment, as the latest text says, whether their days have begun or are over. */
    public List<Named> people(Instant at) {
        return List.copyOf(terms.at(at).people());
    }

    /** The clauses as they stand at a moment. */
    public List<StandingClause> clauses(Instant at) {
        return terms.at(at).clauses();
    }

    public Optional<LastDay> lastDay(Instant at) {
        return terms.at(at).lastDay();
    }

    /** The hash of the text on which an annex is written at a moment: of what came into force last of what is not one party's people. */
    public Optional<String> base(Instant at) {
        return terms.at(at).base().map(one -> one.instrument().hash());
    }

    /** Whether an annex may still be signed as far as its base goes: for what all sign the latest, for one party's own any in force. */
    public boolean current(Instrument annex, Instant at) {
        if (annex.kind() == InstrumentKind.AGREEMENT) {
            return annex.base().isEmpty();
        }
        return annex.kind().signers() == InstrumentKind.Signers.OWN
                ? annex.base().flatMap(terms.at(at)::find).isPresent()
                : annex.base().equals(base(at));
    }
}
