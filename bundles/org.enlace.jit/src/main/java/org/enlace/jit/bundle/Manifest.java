package org.enlace.jit.bundle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.files.Sha256;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/**
 * What a bundle says of itself.
 *
 * @param format    which form it is: {@link #FORMAT} where it tells of translations, otherwise {@link #USES}, or {@link #BEFORE} of an
 *                  earlier release
 * @param bundle    its id on the node that made it
 * @param team      the team
 * @param named     the reference of the team
 * @param country   whose node made it
 * @param court     the court or authority it is for
 * @param reference under which that has the case
 * @param language  of its index
 * @param use       what the items are used for; empty exactly where an earlier release made it, which did not say
 * @param prepared  who prepared it, and when
 * @param approved  who approved it, and when
 * @param basis     on which legal basis it was approved; empty where nothing in it asked for one
 * @param made      when it was made
 * @param signer    the SHA-256 of the key that signs it, 64 hexadecimal digits
 * @param items     the items of evidence in it
 * @param members   every file in it but the manifest, the sums and their signature, in the order of their paths
 */
public record Manifest(
        int format,
        RecordId bundle,
        RecordId team,
        String named,
        CountryCode country,
        String court,
        String reference,
        Language language,
        Optional<Use> use,
        Act prepared,
        Act approved,
        Optional<String> basis,
        Instant made,
        String signer,
        List<Item> items,
        List<Member> members) {
    /** The form of one that tells of translations. */
    public static final int FORMAT = 3;

    /** The form of one without any, which the release before reads too. */
    public static final int USES = 2;

    /** The form of releases that kept no limits on use. */
    public static final int BEFORE = 1;

    /** With what words about the keys of a chain begin, among those about its flaws. */
    public static final String KEY = "key-";

    /** @throws IllegalArgumentException where a member or an item is there twice, and for another form */
    public Manifest {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(made, "made");
        items = List.copyOf(items);
        members = List.copyOf(members);
        boolean limits = format == FORMAT || format == USES;
        boolean translated = items.stream().anyMatch(one -> !one.translations().isEmpty());
        if (!limits && format != BEFORE
                || translated != (format == FORMAT)
                || use.isPresent() != limits
                || items.stream().anyMatch(one -> one.uses().isEmpty() == limits)) {
            throw new IllegalArgumentException("Uses and translations are told where the form has them");
        }
        Set<String> seen = new HashSet<>();
        for (Member one : members) {
            if (!seen.add(one.path().toLowerCase(java.util.Locale.ROOT))) {
                throw new IllegalArgumentException(one.path() + " is there twice");
            }
        }
        Set<String> numbers = new HashSet<>();
        for (Item one : items) {
            if (!numbers.add(one.number())) {
                throw new IllegalArgumentException(one.number() + " is there twice");
            }
        }
    }

    /** The form in which one of some items is made. */
    public static int format(List<Item> items) {
        return items.stream().allMatch(one -> one.translations().isEmpty()) ? USES : FORMAT;
    }

    /** Who did something, as the node's country calls them, and when. */
    public record Act(String by, Instant at) {
        public Act {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * An item in it.
     *
     * @param number   such as {@code CO-2027-0003-BR-0001}
     * @param id       of its entry
     * @param owner    whose it is
     * @param handling what may be done with it
     * @param uses     what its State allows it to be used for; empty where the form has that not
     * @param events   how many events its chain of custody has
     * @param strands  the hash of the last event of each country
     * @param flaws    what the node found that a court would ask about: words of {@code CustodyLog.Flaw}, and {@code key-WHAT-COUNTRY} for a
     *                 key of which it does not know that it is that country's
     * @param translations those in the bundle, none of them twice
     */
    public record Item(
            String number,
            RecordId id,
            CountryCode owner,
            Handling handling,
            Set<Use> uses,
            int events,
            Map<CountryCode, Sha256> strands,
            Set<String> flaws,
            List<Translation> translations) {
        /** @throws IllegalArgumentException where a translation is told twice */
        public Item {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(handling, "handling");
            uses = Set.copyOf(uses);
            strands = java.util.Collections.unmodifiableMap(sorted(strands));
            flaws = java.util.Collections.unmodifiableSet(new TreeSet<>(flaws));
            translations = List.copyOf(translations);
            if (Set.copyOf(translations).size() < translations.size()) {
                throw new IllegalArgumentException("A translation of " + number + " is told twice");
            }
        }

        /** Without translations. */
        public Item(
                String number,
                RecordId id,
                CountryCode owner,
                Handling handling,
                Set<Use> uses,
                int events,
                Map<CountryCode, Sha256> strands,
                Set<String> flaws) {
            this(number, id, owner, handling, uses, events, strands, flaws, List.of());
        }

        private static Map<CountryCode, Sha256> sorted(Map<CountryCode, Sha256> strands) {
            Map<CountryCode, Sha256> sorted = new TreeMap<>(java.util.Comparator.comparing(CountryCode::value));
            sorted.putAll(strands);
            return sorted;
        }
    }
}
