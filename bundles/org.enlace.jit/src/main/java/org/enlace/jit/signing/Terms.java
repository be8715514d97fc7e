package org.enlace.jit.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.access.Designation;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What some instruments in force say together, in the order in which they came into force. */
final class Terms {
    private static final int FEWEST = 2;

    private final List<InForce> all;
    private final Map<String, InForce> byHash = new HashMap<>();
    private final List<Membership> members = new ArrayList<>();

    Terms(List<InForce> all) {
        this.all = List.copyOf(all);
        this.all.forEach(one -> {
            byHash.put(one.instrument().hash(), one);
            take(one);
        });
    }

    /** What was in force at a moment. */
    Terms at(Instant moment) {
        return new Terms(
                all.stream().filter(one -> !one.since().isAfter(moment)).toList());
    }

    List<InForce> all() {
        return all;
    }

    private void take(InForce one) {
        switch (one.instrument().kind()) {
            case AGREEMENT, ACCESSION ->
                added(one.instrument(), one.since())
                        .forEach(party -> members.add(
                                new Membership(party, one.since(), Optional.empty(), one, Optional.empty())));
            case DEPARTURE ->
                leaver(one.instrument(), one.since())
                        .ifPresent(country -> members.replaceAll(
                                member -> member.party().country().equals(country) && member.holds(one.since())
                                        ? member.leaves(lastDay(one).end(), one)
                                        : member));
            default -> {}
        }
    }

    private static LastDay lastDay(InForce one) {
        Instrument text = one.instrument();
        return new LastDay(text.lastDay().orElseThrow(), text.zone(), one);
    }

    /** The parties a text has that there are not. */
    List<Party> added(Instrument text, Instant moment) {
        Set<CountryCode> there = countries(moment);
        return text.parties().stream()
                .filter(party -> !there.contains(party.country()))
                .toList();
    }

    /**
     * The party that leaves by a text: whoever proposed it, or the one on paper that it does not have any more. Who came meanwhile is
     * not in it either and does not leave.
     */
    Optional<CountryCode> leaver(Instrument text, Instant moment) {
        Set<CountryCode> out = new TreeSet<>(countries(moment));
        text.parties().forEach(party -> out.remove(party.country()));
        out.removeIf(country -> !onPaper(country) && !country.equals(text.proposer()));
        if (out.contains(text.proposer()) || out.isEmpty()) {
            return Optional.of(text.proposer()).filter(countries(moment)::contains);
        }
        return out.size() == 1 ? Optional.of(out.iterator().next()) : Optional.empty();
    }

    List<Membership> members() {
        return List.copyOf(members);
    }

    Stream<Membership> members(Instant moment) {
        return members.stream().filter(one -> one.holds(moment));
    }

    Set<CountryCode> countries(Instant moment) {
        return members(moment).map(one -> one.party().country()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Asked for each signature again and again, so without a set of all. */
    boolean party(CountryCode country, Instant moment) {
        for (Membership one : members) {
            if (one.party().country().equals(country) && one.holds(moment)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a country is a party on paper, or was when it was one last. */
    boolean onPaper(CountryCode country) {
        return last(members.stream()
                        .filter(one -> one.party().country().equals(country))
                        .toList())
                .filter(one -> one.party().onPaper())
                .isPresent();
    }

    Optional<InForce> agreement() {
        return all.stream()
                .filter(one -> one.instrument().kind() == InstrumentKind.AGREEMENT)
                .findFirst();
    }

    Optional<LastDay> lastDay() {
        return last(all.stream()
                        .filter(one -> switch (one.instrument().kind()) {
                            case AGREEMENT, EXTENSION, CLOSURE ->
                                one.instrument().lastDay().isPresent();
                            default -> false;
                        })
                        .toList())
                .map(Terms::lastDay);
    }

    /** The text on which whatever all sign is written; empty before the agreement. */
    Optional<InForce> base() {
        return last(all.stream()
                .filter(one -> one.instrument().kind() != InstrumentKind.DESIGNATION)
                .toList());
    }

    private static <T> Optional<T> last(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }

    Optional<InForce> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    Phase phase(Instant moment) {
        Optional<InForce> agreement = agreement();
        if (agreement.isEmpty()) {
            return new Phase.Preparing();
        }
        Instant since = agreement.get().since();
        LastDay last = lastDay().orElseThrow();
        Optional<Instant> dissolved = dissolved().filter(one -> one.isBefore(last.end()));
        Instant end = dissolved.orElse(last.end());
        if (moment.isBefore(end)) {
            return new Phase.Running(since, last);
        }
        Phase.How how = dissolved.isPresent()
                ? Phase.How.DISSOLVED
                : last.by().instrument().kind() == InstrumentKind.CLOSURE ? Phase.How.CLOSED : Phase.How.EXPIRED;
        return new Phase.Ended(since, end, how, Optional.of(last));
    }

    /** When fewer than two parties were left. */
    private Optional<Instant> dissolved() {
        return members.stream()
                .map(Membership::until)
                .flatMap(Optional::stream)
                .filter(moment -> countries(moment).size() < FEWEST)
                .min(Comparator.naturalOrder());
    }

    /** Everybody as the latest text says that names them. */
    Collection<Named> people() {
        Map<RecordId, Named> people = new LinkedHashMap<>();
        for (InForce one : all) {
            for (Designation designation : one.instrument().designations()) {
                people.put(designation.id(), new Named(designation, one));
            }
        }
        return people.values();
    }

    List<StandingClause> clauses() {
        Map<String, StandingClause> clauses = new LinkedHashMap<>();
        for (InForce one : all) {
            switch (one.instrument().kind()) {
                case AGREEMENT, AMENDMENT -> one.instrument().clauses().forEach(clause -> put(clauses, clause, one));
                default -> {}
            }
        }
        return List.copyOf(clauses.values());
    }

    private static void put(Map<String, StandingClause> clauses, ClauseText clause, InForce one) {
        Optional<InForce> before =
                Optional.ofNullable(clauses.get(clause.key())).map(StandingClause::by);
        clauses.put(clause.key(), new StandingClause(clause, one, before.filter(other -> one.beside()
                .contains(other.instrument()))));
    }
}
