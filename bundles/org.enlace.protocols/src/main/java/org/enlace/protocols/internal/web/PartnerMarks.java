package org.enlace.protocols.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.protocols.Shares.Standing;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** How it is shown whose a record is, how it is to be handled, and how it stands with others. */
public final class PartnerMarks {
    private PartnerMarks() {}

    /** Whose it is, each handling code but the general one, and the TLP label. */
    public static List<Tag> tags(SharedRecord arrived, Labels labels) {
        List<Tag> tags = new ArrayList<>();
        tags.add(new Tag(labels.get("partner.of", country(arrived.owner(), labels)), Tone.INFO));
        for (HandlingCode code : arrived.handling().codes()) {
            tags.add(new Tag(code.name(), code == HandlingCode.H0 ? Tone.NEUTRAL : Tone.ATTENTION));
        }
        arrived.tlp().ifPresent(tlp -> tags.add(new Tag(tlp.label(), Tone.NEUTRAL)));
        return tags;
    }

    public static String country(CountryCode code, Labels labels) {
        return labels.countries().name(code, labels.language());
    }

    public static String countries(Iterable<CountryCode> codes, Labels labels) {
        List<String> names = new ArrayList<>();
        codes.forEach(code -> names.add(country(code, labels)));
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    /** What each code means, and the label, a sentence each. */
    public static List<String> sentences(Handling handling, Optional<Tlp> tlp, Labels labels) {
        List<String> all = new ArrayList<>();
        for (HandlingCode code : handling.codes()) {
            String words = labels.get("handling." + code.name().toLowerCase(java.util.Locale.ROOT));
            all.add(code == HandlingCode.H3 ? words + " " + handling.condition().orElseThrow() : words);
        }
        tlp.ifPresent(label -> all.add(label.label() + ": " + words(label, labels) + "."));
        return all;
    }

    /** What a label means. */
    public static String words(Tlp label, Labels labels) {
        return labels.get(
                "tlp." + label.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    public static Tag tag(Standing standing, Labels labels) {
        return new Tag(
                labels.get("standing." + standing.token()),
                switch (standing) {
                    case DELIVERED -> Tone.GOOD;
                    case QUEUED, SENT -> Tone.INFO;
                    case NOT_ADOPTED, KEPT, TAKING_BACK -> Tone.ATTENTION;
                    case QUARANTINED, REFUSED -> Tone.BAD;
                    case TAKEN_BACK -> Tone.NEUTRAL;
                });
    }
}
