package org.enlace.jit.internal.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.jit.Statement;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/**
 * Takes back what this country had shared with a party that has left. What it signed and what was signed with it stays with it: it is
 * bound by that and has to be able to show it. What was printed or exported is beyond anybody's reach.
 */
public final class Withdrawals {
    private static final Caller CARRIER = Caller.node(Exchange.SHARE);

    private final Standings standings;
    private final Dossiers dossiers;
    private final Exchange exchange;
    private final Changes changes;
    private final Supplier<TeamContents> contents;
    private final Set<String> kept;

    /**
     * How far a party that has left has given back what it was sent.
     *
     * @param country     which
     * @param since       when it left
     * @param asked       of how many records it was told to use them no longer
     * @param outstanding those of the messages it has not acknowledged, nor done what they say
     */
    public record Withdrawal(CountryCode country, Instant since, int asked, List<Delivery> outstanding) {
        public Withdrawal {
            outstanding = List.copyOf(outstanding);
        }
    }

    /**
     * @param kept     the kinds of statements that a party that left keeps
     * @param contents what is shared beside statements
     */
    public Withdrawals(
            Standings standings,
            Dossiers dossiers,
            Exchange exchange,
            Changes changes,
            Set<String> kept,
            Supplier<TeamContents> contents) {
        this.standings = standings;
        this.dossiers = dossiers;
        this.exchange = exchange;
        this.changes = changes;
        this.kept = Set.copyOf(kept);
        this.contents = contents;
    }

    /** Takes back what parties of a team that have left still have; in the current transaction. @return from how many */
    public int takeBack(RecordId team) {
        int countries = 0;
        for (Membership gone : gone(team)) {
            CountryCode country = gone.party().country();
            int records = 0;
            for (RecordId record : records(team)) {
                records += narrow(record, country) ? 1 : 0;
            }
            records += contents.get().takeBack(team, country, gone.until().orElseThrow());
            if (records > 0) {
                countries++;
                changes.record(Act.done("jit.take-back", Caller.node())
                        .on(Dossiers.TEAM, team)
                        .fact("country", country)
                        .fact("records", records));
            }
        }
        return countries;
    }

    private boolean narrow(RecordId record, CountryCode country) {
        SharedRecord now = exchange.find(record).orElse(null);
        if (now == null || !now.audience().contains(country)) {
            return false;
        }
        Set<CountryCode> left = new TreeSet<>(now.audience());
        left.remove(country);
        exchange.narrow(record, now.version(), left, "left the team", CARRIER);
        return true;
    }

    /** The other countries that were parties and are none now, as they were last. */
    private List<Membership> gone(RecordId team) {
        Standing standing = standings.of(team);
        Instant now = standings.now(team);
        List<Membership> gone = new ArrayList<>();
        if (!standing.party(standings.own(), now)) {
            return gone;
        }
        for (Membership one : standing.memberships(now)) {
            CountryCode country = one.party().country();
            if (!country.equals(standings.own()) && !one.holds(now) && !standing.party(country, now)) {
                gone.removeIf(before -> before.party().country().equals(country));
                gone.add(one);
            }
        }
        return gone;
    }

    private List<RecordId> records(RecordId team) {
        List<RecordId> records = new ArrayList<>();
        dossiers.of(team).stream()
                .filter(said -> said.country().equals(standings.own()) && !kept.contains(said.kind()))
                .map(Statement::id)
                .forEach(records::add);
        return records;
    }

    /** How far each party that has left is; for whoever may know how the team came about. */
    public List<Withdrawal> of(TeamView view) {
        List<Withdrawal> all = new ArrayList<>();
        for (Membership gone : gone(view.team())) {
            CountryCode country = gone.party().country();
            List<Delivery> said = records(view.team()).stream()
                    .flatMap(record -> exchange.deliveries(record).stream())
                    .filter(one -> one.country().equals(country) && one.kind() != Delivery.Kind.RECORD)
                    .toList();
            TeamContents.Asked beside = contents.get().asked(view.team(), country);
            List<Delivery> told = new ArrayList<>(said);
            beside.last().stream()
                    .filter(one -> one.kind() != Delivery.Kind.RECORD)
                    .forEach(told::add);
            all.add(new Withdrawal(
                    country,
                    gone.until().orElseThrow(),
                    said.size() + beside.records(),
                    told.stream().filter(Delivery::outstanding).toList()));
        }
        return all;
    }
}
