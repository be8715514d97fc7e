package org.enlace.protocols.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.internal.People;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;

/** Tells as rows of facts what the node's country adopted: who decided it, since when it holds and with which reservations. */
public final class AdoptionSummary {
    private static final int AUTHORITY = 120;
    private static final int RESERVATION = 160;
    private static final int RESERVATIONS = 4;

    private final Adoptions adoptions;
    private final Editions editions;
    private final Room room;
    private final CountryCode home;

    public AdoptionSummary(Adoptions adoptions, Editions editions, Room room, CountryCode home) {
        this.adoptions = adoptions;
        this.editions = editions;
        this.room = room;
        this.home = home;
    }

    /** For a file of the whole record; none where nothing was adopted. */
    List<SummaryRow> rows(Protocol protocol, Caller caller) {
        return adopted(protocol.id(), caller)
                .map(adoption -> {
                    Labels labels = room.labels(caller);
                    List<SummaryRow> rows = new ArrayList<>();
                    rows.add(SummaryRow.of(labels.get("field.country"), country(labels)));
                    rows.add(SummaryRow.of(labels.get("region.filter.state"), labels.of(adoption.state())));
                    rows.addAll(of(
                            adoption, sections(protocol, adoption.edition(), caller), room.people(), labels, caller));
                    return rows;
                })
                .orElse(List.of());
    }

    /** For one page: the decision in a line, and the first words of the first reservations. */
    List<SummaryRow> brief(Protocol protocol, Caller caller) {
        return adopted(protocol.id(), caller)
                .map(adoption -> brief(adoption, sections(protocol, adoption.edition(), caller), room.labels(caller)))
                .orElse(List.of());
    }

    private List<SummaryRow> brief(Adoption adoption, Map<String, String> sections, Labels labels) {
        AdoptionTerms terms = adoption.terms().orElseThrow();
        List<String> parts = new ArrayList<>();
        parts.add(labels.of(adoption.state()) + ", " + labels.get("region.version", adoption.edition()));
        parts.add(Points.shortened(terms.authority(), AUTHORITY) + ", " + country(labels));
        parts.add(labels.get("region.from", labels.of(terms.from())));
        if (adoption instanceof Adoption.Denounced denounced) {
            parts.add(labels.get("region.until", labels.of(denounced.last())));
        }
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(labels.get("adoption.title"), String.join(" · ", parts)));
        terms.reservations().entrySet().stream()
                .limit(RESERVATIONS)
                .forEach(one -> rows.add(SummaryRow.of(
                        reservation(one.getKey(), sections, labels), Points.shortened(one.getValue(), RESERVATION))));
        int left = terms.reservations().size() - RESERVATIONS;
        if (left > 0) {
            rows.add(SummaryRow.of(labels.get("adoption.reservations"), labels.get("card.reservations", left)));
        }
        return rows;
    }

    private Optional<Adoption> adopted(RecordId protocol, Caller caller) {
        return adoptions.find(protocol, caller).filter(last -> last.terms().isPresent());
    }

    private String country(Labels labels) {
        return labels.countries().name(home, labels.language());
    }

    /** The sections of the text that was adopted, with what people call them. */
    Map<String, String> sections(Protocol protocol, int edition, Caller caller) {
        return VersionRoom.sections(
                editions.text(protocol.id(), edition, caller).orElse(protocol.content()), room.labels(caller));
    }

    /** What was decided, without what it was decided on. */
    public static List<SummaryRow> of(
            Adoption adoption, Map<String, String> sections, People people, Labels labels, Caller caller) {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(labels.get("record.version"), labels.get("version.numbered", adoption.edition())));
        adoption.terms().ifPresent(terms -> {
            rows.add(SummaryRow.of(labels.get("adoption.act"), act(terms, labels)));
            rows.add(SummaryRow.of(labels.get("adoption.authority"), terms.authority()));
            rows.add(SummaryRow.of(
                    labels.get("adoption.units"),
                    terms.units().isEmpty() ? labels.get("adoption.units.all") : people.names(terms.units(), caller)));
            rows.add(SummaryRow.of(labels.get("adoption.from"), labels.of(terms.from())));
            terms.reservations()
                    .forEach((section, words) ->
                            rows.add(SummaryRow.of(reservation(section, sections, labels), Ui.paragraphs(words))));
        });
        if (adoption instanceof Adoption.Denounced denounced) {
            rows.add(SummaryRow.of(labels.get("adoption.last"), labels.of(denounced.last())));
        }
        return rows;
    }

    private static String act(AdoptionTerms terms, Labels labels) {
        String number = terms.number() == null ? "" : " " + terms.number();
        return labels.of(terms.kind()) + number + " (" + labels.of(terms.date()) + ")";
    }

    private static String reservation(String section, Map<String, String> sections, Labels labels) {
        return labels.get("adoption.reservation", sections.getOrDefault(section, section));
    }
}
