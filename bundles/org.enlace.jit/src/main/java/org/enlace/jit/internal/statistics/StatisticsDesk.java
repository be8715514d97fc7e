package org.enlace.jit.internal.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.closing.Evaluations;
import org.enlace.jit.closing.Results;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.LastDay;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Standing;
import org.enlace.jit.statistics.Item;
import org.enlace.jit.statistics.Item.Group;
import org.enlace.jit.statistics.Measured;
import org.enlace.jit.statistics.TeamFacts;
import org.enlace.jit.statistics.TeamStatistics;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Figures over all teams this node knows of, from what it has: another node that has less or more computes others. For whoever oversees,
 * because they know that every team exists and what none is about; those who act for the central authority know only of the teams
 * that came to them.
 */
public final class StatisticsDesk {
    private static final int PART = 200;
    private static final String REQUEST = "request";
    private static final Set<EntryKind> CLOSING = Set.of(EntryKind.RESULT, EntryKind.EVALUATION);

    private final Supplier<Desks> desks;
    private final JitStores stores;

    public StatisticsDesk(Supplier<Desks> desks, JitStores stores) {
        this.desks = desks;
        this.stores = stores;
    }

    /** Needs {@link JitPermissions#OVERSEE}. */
    public TeamStatistics of(Caller caller) {
        caller.require(JitPermissions.OVERSEE);
        List<TeamFacts> facts = new ArrayList<>();
        Optional<Place> place = Optional.of(Place.FIRST);
        while (place.isPresent()) {
            Part<TeamLine> part = stores.teams().page(Courses.Query.ALL, Optional.empty(), place.get(), PART);
            part.items().forEach(line -> facts.add(facts(line)));
            place = part.next().map(Place::after);
        }
        return TeamStatistics.of(facts);
    }

    private TeamFacts facts(TeamLine line) {
        Map<Item, BigDecimal> items = new java.util.HashMap<>();
        items.put(new Item(Group.STATE, line.state().token(), ""), BigDecimal.ONE);
        CountryCode own = desks.get().country();
        stores.entries()
                .traces()
                .counts(line.id())
                .forEach((kind, by) -> by.forEach((country, number) -> {
                    Group group = country.equals(own) ? Group.SENT : Group.RECEIVED;
                    items.merge(new Item(group, kind.token(), ""), BigDecimal.valueOf(number), BigDecimal::add);
                }));
        List<Entry> closing = closing(line.id());
        for (Results.Line total : Results.of(closing).totals()) {
            items.put(new Item(Group.COUNT, total.form(), total.unit()), BigDecimal.valueOf(total.count()));
            total.amounts()
                    .forEach((currency, amount) ->
                            items.merge(new Item(Group.AMOUNT, total.form(), currency), amount, BigDecimal::add));
        }
        for (Evaluations.Mark mark : Evaluations.of(closing).marks()) {
            if (mark.n() > 0) {
                items.put(new Item(Group.MARK, mark.question(), ""), average(mark));
            }
        }
        return new TeamFacts(year(line.reference()), measures(line.id()), items);
    }

    private List<Entry> closing(RecordId team) {
        EntryStore kept = stores.entries().entries();
        List<Entry> all = new ArrayList<>();
        Optional<RecordId> beyond = Optional.empty();
        List<RecordId> ids;
        do {
            ids = kept.ids(team, new EntryStore.Range(CLOSING, Optional.empty(), Optional.empty(), beyond, true), PART);
            kept.find(ids).values().forEach(one -> all.add(one.entry()));
            beyond = ids.isEmpty() ? beyond : Optional.of(ids.get(ids.size() - 1));
        } while (ids.size() == PART);
        return all;
    }

    private static BigDecimal average(Evaluations.Mark mark) {
        long sum = mark.given().values().stream().mapToLong(Integer::longValue).sum();
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(mark.n()), 4, RoundingMode.HALF_UP);
    }

    /** A reference is made of country, year and number. */
    private static int year(String reference) {
        return Integer.parseInt(reference.split("-")[1]);
    }

    private Map<Measured, Long> measures(RecordId team) {
        Map<Measured, Long> measures = new EnumMap<>(Measured.class);
        Standings standings = desks.get().signing().standings();
        Standing standing = standings.of(team);
        Instant at = standings.now(team);
        since(standing.phase(at)).ifPresent(since -> {
            request(team).ifPresent(sent -> measures.put(Measured.TO_SIGNATURE, days(sent, since)));
            planned(standing, at).ifPresent(end -> measures.put(Measured.PLANNED, days(since, end)));
            measures.put(
                    Measured.PARTIES,
                    standing.memberships(at).stream()
                            .map(one -> one.party().country())
                            .distinct()
                            .count());
            if (standing.phase(at) instanceof Phase.Ended ended) {
                measures.put(Measured.ACTUAL, days(since, ended.at()));
            }
        });
        return measures;
    }

    private static Optional<Instant> since(Phase phase) {
        if (phase instanceof Phase.Running running) {
            return Optional.of(running.since());
        }
        return phase instanceof Phase.Ended ended ? Optional.of(ended.since()) : Optional.empty();
    }

    private Optional<Instant> request(RecordId team) {
        return stores.statements().of(team, Set.of(REQUEST)).stream()
                .map(Statement::at)
                .findFirst();
    }

    /** When the agreement says that the team ends, whatever was agreed later. */
    private static Optional<Instant> planned(Standing standing, Instant at) {
        return standing.inForce(at).stream()
                .filter(one -> one.instrument().kind() == InstrumentKind.AGREEMENT)
                .findFirst()
                .flatMap(StatisticsDesk::end);
    }

    private static Optional<Instant> end(InForce agreement) {
        return agreement.instrument().lastDay().map(day -> new LastDay(
                        day, agreement.instrument().zone(), agreement)
                .end());
    }

    /** Whole days between two moments, never below zero. */
    private static long days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays());
    }
}
