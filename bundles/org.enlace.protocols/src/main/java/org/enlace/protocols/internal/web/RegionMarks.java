package org.enlace.protocols.internal.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.HandlingCode;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Protocol;
import org.enlace.web.Ui;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** How it is shown what a country decided: by a letter with a version, in words, and as a tag. */
public final class RegionMarks {
    /** Every state that a country can be known to be in. */
    public static final List<State> STATES =
            List.of(State.ADOPTED, State.ADOPTED_WITH_RESERVATIONS, State.UNDER_STUDY, State.DECLINED, State.DENOUNCED);

    private RegionMarks() {}

    public static String letter(State state, Labels labels) {
        return labels.get("region.letter." + state.token());
    }

    /** The letter and the version, such as {@code A v2}. */
    public static String brief(CountryAdoption adoption, Labels labels) {
        return letter(adoption.state(), labels) + " " + labels.get("region.v", adoption.edition());
    }

    /** The score alone; empty where nothing is told of it. */
    public static String score(CountryAdoption adoption, Labels labels) {
        return adoption.progress()
                .filter(far -> far.applicable() > 0)
                .map(far -> labels.get("region.score", far.score()))
                .orElse("");
    }

    /** In words, such as "Adopted, version 2; version 3 is in use; 85 %". */
    public static String words(CountryAdoption adoption, Protocol document, Labels labels) {
        List<String> parts = new ArrayList<>(
                List.of(labels.of(adoption.state()) + ", " + labels.get("region.version", adoption.edition())));
        if (document != null && adoption.behind(document)) {
            parts.add(labels.get("region.behind", document.control().edition()));
        }
        adoption.progress()
                .filter(far -> far.applicable() > 0)
                .ifPresent(far ->
                        parts.add(labels.get("region.progress", far.score(), far.completed(), far.applicable())));
        return String.join("; ", parts);
    }

    /** How far, of how many. */
    public static String progress(CountryAdoption adoption, Labels labels) {
        return adoption.progress()
                .map(far -> far.applicable() == 0
                        ? labels.get("region.progress.none")
                        : labels.get("region.progress", far.score(), far.completed(), far.applicable()))
                .orElse(labels.get("region.untold"));
    }

    /** The state, and the codes of a partner's. */
    public static Content tags(CountryAdoption adoption, Labels labels) {
        List<Tag> tags = new ArrayList<>(List.of(new Tag(labels.of(adoption.state()), Labels.tone(adoption.state()))));
        adoption.arrived().ifPresent(record -> {
            record.handling().codes().stream()
                    .filter(code -> code != HandlingCode.H0)
                    .forEach(code -> tags.add(new Tag(code.name(), Tone.ATTENTION)));
            record.tlp().ifPresent(label -> tags.add(new Tag(label.label(), Tone.NEUTRAL)));
        });
        return Ui.tags(tags.toArray(Tag[]::new));
    }

    /** The version, and the one in use where that is a later one. */
    public static String version(CountryAdoption adoption, Protocol document, Labels labels) {
        String number = labels.get("version.numbered", adoption.edition());
        return document != null && adoption.behind(document)
                ? number + "; " + labels.get("region.behind", document.control().edition())
                : number;
    }

    /** Of a denounced one until when, of an adopted one from when; else when it was decided. */
    public static String since(CountryAdoption adoption, Labels labels) {
        if (adoption.last() != null) {
            return labels.get("region.until", labels.of(adoption.last()));
        }
        return adoption.terms()
                .map(terms -> labels.get("region.from", labels.of(terms.from())))
                .orElseGet(() -> labels.of(
                        adoption.decided().atZone(java.time.ZoneOffset.UTC).toLocalDate()));
    }

    /** How many reservations there are, as far as their words were told. */
    public static String reservations(CountryAdoption adoption, Labels labels) {
        int told = adoption.terms().map(terms -> terms.reservations().size()).orElse(0);
        return adoption.state() == State.ADOPTED_WITH_RESERVATIONS && told == 0
                ? labels.get("region.reservations.untold")
                : labels.get("region.reservations", told);
    }
}
