package org.enlace.jit.bundle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/**
 * Lists what a bundle makes known to a court and somebody has to decide about: victims by name, and what its providers put under a code.
 *
 * @param identities victims whom its texts and names of files name, each in each place once
 * @param codes      the handling of everything in it, in the order of the items
 */
public record Carried(List<Identity> identities, List<Coded> codes) {
    public Carried {
        identities = identities.stream()
                .distinct()
                .sorted(Comparator.comparing(Identity::code)
                        .thenComparing(one -> one.entry().toString())
                        .thenComparing(Identity::item)
                        .thenComparing(Identity::place))
                .toList();
        codes = List.copyOf(codes);
    }

    /** Where a victim is named. */
    public enum Place {
        ITEM,
        CUSTODY,
        PERMISSION,
        TRANSLATION,
        FILE,
        WITHHELD,
        COURT;

        /** The word used in texts and in the API. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A victim who is named in one place.
     *
     * @param entry   that tells who they are
     * @param country that wrote it
     * @param code    what they are called everywhere else
     * @param item    the number of the item; empty for what is of none
     */
    public record Identity(RecordId entry, CountryCode country, String code, String item, Place place) {
        public Identity {
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(country, "country");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * What may be done with something in it.
     *
     * @param item     the number of the item
     * @param kind     the word of what it is: {@code evidence}, {@code lift}, {@code lifted} or {@code translation}
     * @param provider whose it is
     */
    public record Coded(String item, String kind, CountryCode provider, Handling handling) {
        public Coded {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(handling, "handling");
        }
    }

    /** Whether it names a victim, or carries anything but H0: whoever approves it then says on which legal basis. */
    public boolean decided() {
        return !identities.isEmpty()
                || codes.stream().anyMatch(one -> !one.handling().codes().equals(Set.of(HandlingCode.H0)));
    }

    /** The codes that occur, in their order. */
    public List<HandlingCode> all() {
        return Arrays.stream(HandlingCode.values())
                .filter(code ->
                        codes.stream().anyMatch(one -> one.handling().codes().contains(code)))
                .toList();
    }
}
