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
    private final Set<CountryCode> requested;
    private final Terms terms;

    private Standing(RecordId team, Collection<? extends Deed> deeds, Set<CountryCode> requested) {
        this.team = team;
        this.requested = Set.copyOf(requested);
        List<InForce> inForce = new ArrayList<>();
        Set<Deed> ordered = new TreeSet<>(Deed.ORDER);
        deeds.stream().filter(deed -> deed.said().team().equals(team)).forEach(ordered::add);
        for (Deed deed : ordered) {
            take(deed);
            settle(inForce, deed.said().at());
        }
        terms = new Terms(inForce);
    }

    /**
     * How a team stands by what was said in it, in whatever order that is given.
     *
     * @param onPaper the countries that the request asks on paper
     */
    public static Standing of(RecordId team, Collection<? extends Deed> deeds, Set<CountryCode> onPaper) {
        Objects.requireNonNull(team, "team");
        return new Standing(team, deeds, onPaper);
    }

    private Conditions conditions(Terms then, Instant at) {
        return new Conditions(then, texts, signatures, requested, at);
    }

    private void take(Deed deed) {
        if (deed instanceof Proposed one) {
            texts.putIfAbsent(one.instrument().hash(), one);
        } else if (deed instanceof Signed one) {
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
            Conditions conditions = conditions(so, now);
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
        Conditions conditions = conditions(then, at);
        return texts.values().stream()
                .filter(text -> !text.said().at().isAfter(at))
                .filter(text -> then.find(text.instrument().hash()).isEmpty())
                .map(conditions::pending)
                .toList();
    }

    /** Every text that was proposed, in the order in which that was said. */
    public List<Proposed> texts() {
        return List.copyOf(texts.values());
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
        Conditions conditions = conditions(terms.at(at), at);
        return text(signature.signature().text().instrument())
                .filter(text -> conditions.counts(signature, text))
                .isPresent();
    }

    /** Whether at a moment whoever proposed a text enters the signature of a country under it. */
    public boolean onPaper(CountryCode country, Instrument text, Instant at) {
        return conditions(terms.at(at), at).onPaper(country, text, at);
    }

    /** Signatures whose text is not here yet. */
    public List<Signed> waiting() {
        return signatures.entrySet().stream()
                .filter(one -> !texts.containsKey(one.getKey()))
                .flatMap(one -> one.getValue().stream())
                .sorted(Deed.ORDER)
                .toList();
    }

    public Phase phase(Instant at) {
        return terms.at(at).phase(at);
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

    /**
     * Everybody who is named at a moment, as the latest text says, whether their days have begun or are over. A mark counts only where
     * the country itself signed that it is somebody's, and not another for it.
     */
    public List<Named> people(Instant at) {
        return terms.at(at).people().stream()
                .map(one -> signedItself(one, at)
                        ? one
                        : new Named(one.designation().unmarked(), one.by()))
                .toList();
    }

    private boolean signedItself(Named one, Instant at) {
        CountryCode country = one.designation().country();
        return signatures.getOrDefault(one.by().instrument().hash(), List.of()).stream()
                .filter(signed -> !signed.said().at().isAfter(at))
                .anyMatch(signed -> signed.said().country().equals(country)
                        && signed.signature().text().country().equals(country));
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

    /**
     * Whether a text may still be signed as far as its base goes: what all sign is written on the latest, what is one party's own on
     * any that is in force; who its people are it also says before there is anything.
     */
    public boolean current(Instrument text, Instant at) {
        return switch (text.kind()) {
            case AGREEMENT -> text.base().isEmpty();
            case DESIGNATION ->
                text.base().map(hash -> terms.at(at).find(hash).isPresent()).orElse(true);
            case DEPARTURE -> text.base().flatMap(terms.at(at)::find).isPresent();
            default -> text.base().equals(base(at)) && text.base().isPresent();
        };
    }

    /** The agreement as it stands with all its annexes, under the hash of the last of them; empty where none is in force. */
    public Optional<Instrument> consolidated(Instant at) {
        Terms then = terms.at(at);
        return then.agreement()
                .map(InForce::instrument)
                .map(agreement -> new Instrument(
                        agreement.id(),
                        agreement.team(),
                        agreement.proposer(),
                        agreement.kind(),
                        agreement.basis(),
                        then.members(at).map(Membership::party).toList(),
                        then.lastDay().map(LastDay::day),
                        then.lastDay().map(LastDay::zone).orElse(agreement.zone()),
                        agreement.languages(),
                        then.clauses().stream().map(StandingClause::clause).toList(),
                        then.people().stream().map(Named::designation).toList(),
                        Optional.empty(),
                        Optional.empty(),
                        base(at).orElseThrow()));
    }
}
