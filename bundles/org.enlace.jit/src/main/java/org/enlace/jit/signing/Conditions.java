package org.enlace.jit.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.access.Designation;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Under which conditions a text comes into force, given what is in force. */
final class Conditions {
    private static final int FEWEST = 2;

    private final Terms terms;
    private final Map<String, Proposed> texts;
    private final Map<String, List<Signed>> signatures;
    private final Set<CountryCode> requested;
    private final Instant now;

    /**
     * @param terms      what is in force
     * @param texts      what was proposed, by hash
     * @param signatures what was signed, by the hash that is signed
     * @param requested  the countries that the request asks on paper
     * @param now        the moment
     */
    Conditions(
            Terms terms,
            Map<String, Proposed> texts,
            Map<String, List<Signed>> signatures,
            Set<CountryCode> requested,
            Instant now) {
        this.terms = terms;
        this.texts = texts;
        this.signatures = signatures;
        this.requested = requested;
        this.now = now;
    }

    boolean met(Proposed text) {
        return signatures.containsKey(text.instrument().hash())
                && signed(text).containsAll(asked(text))
                && hindrance(text).isEmpty();
    }

    Pending pending(Proposed text) {
        Set<CountryCode> asked = asked(text);
        Set<CountryCode> signed = signed(text);
        signed.retainAll(asked);
        return new Pending(text, asked, signed, hindrance(text), replaced(text.instrument()));
    }

    private Optional<Instrument> replaced(Instrument text) {
        return texts.values().stream()
                .filter(other -> other.instrument().takesPlaceOf(text))
                .filter(other -> !other.said().at().isAfter(now))
                .filter(other -> text.kind().signers() == InstrumentKind.Signers.OWN
                        || terms.find(other.instrument().hash()).isPresent()
                        || hindrance(other).isEmpty())
                .map(Proposed::instrument)
                .findFirst();
    }

    /** Whose signatures it takes. */
    Set<CountryCode> asked(Proposed text) {
        Instrument one = text.instrument();
        if (one.kind() == InstrumentKind.AGREEMENT) {
            return one.parties().stream().map(Party::country).collect(Collectors.toCollection(TreeSet::new));
        }
        if (one.kind().signers() == InstrumentKind.Signers.OWN) {
            return subject(one).map(Set::of).orElse(Set.of());
        }
        Set<CountryCode> asked = new TreeSet<>(terms.countries(text.said().at()));
        asked.addAll(terms.countries(now));
        if (one.kind() == InstrumentKind.ACCESSION) {
            terms.added(one, now).forEach(party -> asked.add(party.country()));
        }
        return asked;
    }

    /** Whose people an annex is about, or who leaves by it. */
    private Optional<CountryCode> subject(Instrument one) {
        if (one.kind() == InstrumentKind.DEPARTURE) {
            return terms.leaver(one, now);
        }
        Set<CountryCode> whose =
                one.designations().stream().map(Designation::country).collect(Collectors.toSet());
        return whose.size() == 1 ? Optional.of(whose.iterator().next()) : Optional.empty();
    }

    /** Who has signed it so that it counts. */
    Set<CountryCode> signed(Proposed text) {
        return signatures.getOrDefault(text.instrument().hash(), List.of()).stream()
                .filter(one -> counts(one, text))
                .map(one -> one.signature().text().country())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a signature under a text counts. */
    boolean counts(Signed one, Proposed text) {
        SignedText said = one.signature().text();
        CountryCode by = one.said().country();
        if (one.said().at().isAfter(now)
                || !said.team().equals(one.said().team())
                || !said.node().equals(by)
                || !belongs(said.country(), one, text)) {
            return false;
        }
        if (said.country().equals(by)) {
            return !givenUp(one, text);
        }
        return by.equals(text.instrument().proposer())
                && onPaper(said.country(), text.instrument(), one.said().at());
    }

    /** Who has left signs nothing any more; what it signed before counts whenever it arrives. */
    private boolean belongs(CountryCode country, Signed one, Proposed text) {
        Instrument instrument = text.instrument();
        if (instrument.kind() == InstrumentKind.AGREEMENT || terms.agreement().isEmpty()) {
            return true;
        }
        return terms.party(country, one.said().at())
                || terms.party(country, now)
                || instrument.kind() == InstrumentKind.ACCESSION
                        && instrument.parties().stream()
                                .anyMatch(party -> party.country().equals(country));
    }

    /**
     * Whether a country signs a text on paper: the agreement, and what comes before it, where the request asks it on paper, anything
     * later as the agreement in force says, and who comes as all say who let it come. Whose own node had spoken signs by that.
     */
    boolean onPaper(CountryCode country, Instrument text, Instant at) {
        if (spoke(country, at)) {
            return false;
        }
        if (text.kind() == InstrumentKind.AGREEMENT || terms.agreement().isEmpty()) {
            return requested.contains(country);
        }
        List<Party> coming = text.kind() == InstrumentKind.ACCESSION ? terms.added(text, now) : List.of();
        return coming.stream()
                .filter(party -> party.country().equals(country))
                .findFirst()
                .map(Party::onPaper)
                .orElseGet(() -> terms.onPaper(country));
    }

    private boolean spoke(CountryCode country, Instant at) {
        return Stream.concat(
                        texts.values().stream(), signatures.values().stream().flatMap(List::stream))
                .map(Deed::said)
                .anyMatch(said -> said.country().equals(country) && !said.at().isAfter(at));
    }

    /** Whether its own country had proposed another text in its place before. */
    private boolean givenUp(Signed one, Proposed text) {
        return texts.values().stream()
                .filter(other -> other.said().country().equals(one.said().country()))
                .filter(other -> other.said().number() < one.said().number())
                .anyMatch(other -> other.instrument().takesPlaceOf(text.instrument()));
    }

    /** What keeps it from coming into force, whoever signs. */
    Optional<Hindrance> hindrance(Proposed text) {
        Instrument one = text.instrument();
        if (!one.proposer().equals(text.said().country())
                || !one.team().equals(text.said().team())) {
            return Optional.of(Hindrance.PROPOSER);
        }
        return one.kind() == InstrumentKind.AGREEMENT ? agreement(one) : annex(text);
    }

    private Optional<Hindrance> agreement(Instrument one) {
        if (terms.agreement().isPresent()) {
            return Optional.of(Hindrance.ANOTHER_AGREEMENT);
        }
        Set<CountryCode> parties = one.parties().stream().map(Party::country).collect(Collectors.toSet());
        boolean asked =
                one.parties().stream().allMatch(party -> party.onPaper() == requested.contains(party.country()));
        if (parties.size() < FEWEST || parties.size() != one.parties().size() || !asked) {
            return Optional.of(Hindrance.PARTIES);
        }
        if (!parties.contains(one.proposer())) {
            return Optional.of(Hindrance.PROPOSER);
        }
        if (one.lastDay().isEmpty()) {
            return Optional.of(Hindrance.LAST_DAY);
        }
        return people(one, parties);
    }

    private Optional<Hindrance> annex(Proposed text) {
        Instrument one = text.instrument();
        if (terms.agreement().isEmpty()) {
            return Optional.of(Hindrance.NO_AGREEMENT);
        }
        // A party says who its people are while the agreement is being signed, when there is nothing yet on which to
        // write.
        boolean early = one.kind() == InstrumentKind.DESIGNATION && one.base().isEmpty();
        if (!early && one.base().flatMap(terms::find).isEmpty()) {
            return Optional.of(Hindrance.BASE);
        }
        if (one.kind() != InstrumentKind.DESIGNATION && terms.phase(now) instanceof Phase.Ended) {
            return Optional.of(Hindrance.TEAM_OVER);
        }
        if (!terms.party(one.proposer(), text.said().at()) && !terms.party(one.proposer(), now)) {
            return Optional.of(Hindrance.PROPOSER);
        }
        return own(text).or(() -> days(one)).or(() -> parties(one)).or(() -> people(one, concerned(one)));
    }

    /** What is one party's alone is proposed by it, or for one that signs on paper. */
    private Optional<Hindrance> own(Proposed text) {
        Instrument one = text.instrument();
        if (one.kind().signers() != InstrumentKind.Signers.OWN) {
            return Optional.empty();
        }
        Optional<CountryCode> subject = subject(one);
        if (subject.isEmpty()) {
            return Optional.of(one.kind() == InstrumentKind.DEPARTURE ? Hindrance.PARTIES : Hindrance.PEOPLE);
        }
        boolean may = subject.get().equals(one.proposer())
                || onPaper(subject.get(), one, text.said().at());
        return may ? Optional.empty() : Optional.of(Hindrance.PROPOSER);
    }

    private Optional<Hindrance> days(Instrument one) {
        LocalDate last = terms.lastDay().orElseThrow().day();
        boolean sound =
                switch (one.kind()) {
                    case EXTENSION -> one.lastDay().filter(last::isBefore).isPresent();
                    case CLOSURE -> one.lastDay().filter(last::isAfter).isPresent();
                    case DEPARTURE -> one.lastDay().isPresent();
                    default -> true;
                };
        return sound ? Optional.empty() : Optional.of(Hindrance.LAST_DAY);
    }

    private Optional<Hindrance> parties(Instrument one) {
        boolean sound = one.kind() != InstrumentKind.ACCESSION
                || !terms.added(one, now).isEmpty()
                        && one.parties().stream().map(Party::country).distinct().count()
                                == one.parties().size();
        return sound ? Optional.empty() : Optional.of(Hindrance.PARTIES);
    }

    private Set<CountryCode> concerned(Instrument one) {
        Set<CountryCode> concerned = new HashSet<>(terms.countries(now));
        if (one.kind() == InstrumentKind.ACCESSION) {
            one.parties().forEach(party -> concerned.add(party.country()));
        }
        return concerned;
    }

    /** Nobody names people of others, nor takes an id that somebody has. */
    private Optional<Hindrance> people(Instrument one, Set<CountryCode> concerned) {
        Map<RecordId, CountryCode> known = terms.people().stream()
                .collect(Collectors.toMap(each -> each.designation().id(), each -> each.designation()
                        .country()));
        Set<RecordId> ids = new HashSet<>();
        for (Designation each : one.designations()) {
            if (!concerned.contains(each.country())
                    || !ids.add(each.id())
                    || !known.getOrDefault(each.id(), each.country()).equals(each.country())) {
                return Optional.of(Hindrance.PEOPLE);
            }
        }
        return Optional.empty();
    }
}
