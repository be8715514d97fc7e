package org.enlace.jit.internal.signing;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Pending;
import org.enlace.platform.CountryCode;

/** What is asked of whoever signs for this country, given how the team stands. */
final class Signatories {
    private Signatories() {}

    /** The marks of this country's leaders, as a text or a designation that this country has signed names them. */
    static Set<String> leaders(TeamView view, Instrument agreement) {
        Stream<Designation> named = view.people().stream().map(Named::designation);
        Stream<Designation> signed = view.pending().stream()
                .filter(one -> one.instrument().kind() == InstrumentKind.DESIGNATION)
                .filter(one -> one.signed().contains(view.own()))
                .flatMap(one -> one.instrument().designations().stream());
        return Stream.of(named, signed, agreement.designations().stream())
                .flatMap(one -> one)
                .filter(one -> one.country().equals(view.own()) && one.role() == TeamRole.LEADER)
                .filter(one -> one.until().map(view.at()::isBefore).orElse(true))
                .flatMap(one -> one.mark().stream())
                .collect(Collectors.toSet());
    }

    /** Somebody of this country whose account a text names as nothing that this country itself proposed or signed does. */
    static Optional<Designation> unknown(TeamView view, Instrument text) {
        CountryCode own = view.own();
        Set<Designation> known = view.standing().texts().stream()
                .filter(one -> one.said().country().equals(own) || signedItself(view, one.instrument()))
                .flatMap(one -> one.instrument().designations().stream())
                .collect(Collectors.toSet());
        return text.designations().stream()
                .filter(one -> one.country().equals(own) && one.mark().isPresent() && !known.contains(one))
                .findFirst();
    }

    private static boolean signedItself(TeamView view, Instrument text) {
        return view.standing().signatures(text.hash()).stream()
                .anyMatch(one -> one.said().country().equals(view.own())
                        && one.signature().text().country().equals(view.own()));
    }

    /** Whom a signature is told: the parties, those who are to sign and those whom the text names, as far as they have a node. */
    static Set<CountryCode> audience(TeamView view, Pending text) {
        Set<CountryCode> audience = new TreeSet<>(text.asked());
        view.parties().stream().map(one -> one.party().country()).forEach(audience::add);
        Set<CountryCode> named =
                text.instrument().parties().stream().map(Party::country).collect(Collectors.toSet());
        if (text.instrument().kind() == InstrumentKind.AGREEMENT
                || view.parties().isEmpty()) {
            audience.addAll(named);
        }
        audience.removeAll(onPaper(text.instrument().parties()));
        audience.removeAll(
                onPaper(view.parties().stream().map(Membership::party).toList()));
        audience.remove(view.own());
        return audience;
    }

    /** The countries with a node that a text makes parties. */
    static Set<CountryCode> joining(TeamView view, Instrument accession) {
        Set<CountryCode> joining = accession.parties().stream()
                .filter(party -> !party.onPaper())
                .map(Party::country)
                .collect(Collectors.toCollection(TreeSet::new));
        view.parties().forEach(one -> joining.remove(one.party().country()));
        joining.remove(view.own());
        return joining;
    }

    private static Set<CountryCode> onPaper(Collection<Party> parties) {
        return parties.stream().filter(Party::onPaper).map(Party::country).collect(Collectors.toSet());
    }

    static boolean onPaper(CountryCode country, TeamView view, Instrument text) {
        return view.standing().onPaper(country, text, view.at());
    }
}
