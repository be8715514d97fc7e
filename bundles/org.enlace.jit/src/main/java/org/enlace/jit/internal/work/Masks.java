package org.enlace.jit.internal.work;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen.Kept;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * What of an entry is kept from whom. Who a victim is: from everybody but leaders and those of the country that wrote it, and from these
 * until they have said why. What is under a condition of another country: until whoever reads has said why.
 */
final class Masks {
    /** What still shows of an entry under a condition: what kind of thing it is, when, where it belongs. */
    private static final Set<FieldType> OUTLINE = EnumSet.of(
            FieldType.CHOICE,
            FieldType.STATE,
            FieldType.COUNTRY,
            FieldType.CURRENCY,
            FieldType.ENTRY,
            FieldType.MEMBER,
            FieldType.DAY,
            FieldType.MOMENT);

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODE = 6;

    private final CountryCode own;

    Masks(CountryCode own) {
        this.own = own;
    }

    /** @param open whether it is read because of a reason that was said */
    record Masked(Content content, Optional<Kept> kept, boolean open) {}

    /** Of which class an entry is on this node. */
    Optional<RestrictedClass> restricted(Stored stored) {
        return stored.victim()
                ? Optional.of(RestrictedClass.VICTIM)
                : conditioned(stored.entry()) ? Optional.of(RestrictedClass.CONDITION) : Optional.empty();
    }

    private boolean conditioned(Entry entry) {
        return entry.handling().condition().isPresent() && !entry.owner().equals(own);
    }

    /** What everybody may read who may read the entry. */
    Content common(Stored stored) {
        Entry entry = stored.entry();
        return masked(entry.kind(), entry.content(), stored.victim(), conditioned(entry));
    }

    /**
     * @param knows  whether they may know who a victim is
     * @param reason whether they said why
     */
    Masked of(Stored stored, boolean knows, boolean reason) {
        Entry entry = stored.entry();
        boolean conditioned = conditioned(entry);
        boolean victim = stored.victim();
        boolean hideVictim = victim && !(knows && reason);
        boolean hideRest = conditioned && !reason;
        if (!hideVictim && !hideRest) {
            return new Masked(entry.content(), Optional.empty(), victim || conditioned);
        }
        Kept kept = !reason && (conditioned || knows) ? Kept.REASON : Kept.PSEUDONYM;
        return new Masked(
                masked(entry.kind(), entry.content(), hideVictim, hideRest), Optional.of(kept), reason && conditioned);
    }

    private static Content masked(EntryKind kind, Content content, boolean victim, boolean conditioned) {
        if (!victim && !conditioned) {
            return content;
        }
        Map<String, List<String>> left = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            boolean kept = victim && field.identifying() || conditioned && !outline(field);
            if (!kept && content.values().containsKey(field.name())) {
                left.put(field.name(), content.all(field.name()));
            }
        }
        return new Content(left);
    }

    private static boolean outline(Field field) {
        return (OUTLINE.contains(field.type()) || field.assigned()) && !field.identifying();
    }

    /** What an entry is called that has no other name, or none for everybody: the same everywhere. */
    static String code(Stored stored) {
        boolean person = stored.victim() && stored.entry().kind() == EntryKind.PERSON;
        return (person ? "V" : stored.entry().owner().value()) + "-" + code(stored.id());
    }

    private static String code(RecordId id) {
        long bits = id.value().getLeastSignificantBits();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.insert(0, DIGITS.charAt((int) (bits & 31)));
            bits >>>= 5;
        }
        return code.toString();
    }
}
