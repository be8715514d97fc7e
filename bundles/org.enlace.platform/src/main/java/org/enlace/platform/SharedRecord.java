package org.enlace.platform;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What travels with a record between countries, whatever is in it. Only the owner's node changes a record; the others answer with
 * records of their own.
 *
 * @param id       made at the owner
 * @param type     what kind of record, such as {@code protocol}: lower case with hyphens, 1 to 60 characters
 * @param owner    the one country that may change it
 * @param version  1 for the first, one more with each change
 * @param audience the countries it goes to, the owner not among them; empty means nobody
 * @param handling what may be done with it
 * @param tlp      how far it may travel, where that was said
 */
public record SharedRecord(
        RecordId id,
        String type,
        CountryCode owner,
        long version,
        Set<CountryCode> audience,
        Handling handling,
        Optional<Tlp> tlp) {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    /** @throws Refusal {@code record.audience-owner} when the owner stands in the audience */
    public SharedRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(handling, "handling");
        Objects.requireNonNull(tlp, "tlp");
        if (type == null || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("A type is lower case with hyphens, not \"" + type + "\"");
        }
        if (version < 1) {
            throw new IllegalArgumentException("Versions count from 1, not " + version);
        }
        audience = Collections.unmodifiableSet(new TreeSet<>(audience));
        if (audience.contains(owner)) {
            throw new Refusal(
                    "record.audience-owner",
                    "A record's audience are other countries; " + owner + " owns it and has it already",
                    owner);
        }
    }
}
