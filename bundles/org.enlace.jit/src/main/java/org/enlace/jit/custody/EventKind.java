package org.enlace.jit.custody;

import static org.enlace.jit.custody.EventField.AFTER;
import static org.enlace.jit.custody.EventField.ANSWERS;
import static org.enlace.jit.custody.EventField.BEFORE;
import static org.enlace.jit.custody.EventField.CONDITION;
import static org.enlace.jit.custody.EventField.CORRECTS;
import static org.enlace.jit.custody.EventField.HANDING;
import static org.enlace.jit.custody.EventField.METHOD;
import static org.enlace.jit.custody.EventField.PURPOSE;
import static org.enlace.jit.custody.EventField.RECEIVING;
import static org.enlace.jit.custody.EventField.REMARKS;
import static org.enlace.jit.custody.EventField.SEAL;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What may happen to an item of evidence. Every event says who enters it, when it happened, where and under which authority; a kind says
 * what else it cannot do without.
 */
public enum EventKind {
    /** A thing was seized or handed over: the first event of a physical item. */
    COLLECTED(CONDITION),
    /** Data were taken, with their hash: the first event of a digital item, or of an image of a thing. */
    ACQUIRED(METHOD, AFTER),
    SEALED(SEAL, CONDITION),
    /** Given out of hand; in transit until the receiving officer says {@link #RECEIVED}. */
    TRANSFERRED_OUT(HANDING, RECEIVING, PURPOSE, CONDITION),
    /** The answer to {@link #TRANSFERRED_OUT}, by whom it named, on their own node. */
    RECEIVED(ANSWERS, HANDING, RECEIVING, CONDITION),
    /** The sender says that a transfer came to nothing and the item is back; a {@link #RECEIVED} of that transfer outweighs it. */
    TRANSFER_ENDED(ANSWERS, CONDITION, REMARKS),
    ACCESSED(PURPOSE, CONDITION),
    COPIED(PURPOSE, METHOD, AFTER),
    EXPORTED(PURPOSE, RECEIVING),
    ANALYSED(PURPOSE, METHOD),
    /** Compared with the hash it had: {@code AFTER} is what was found. */
    HASH_VERIFIED(BEFORE, AFTER),
    /** Given back to whom it was taken from or whom a court named; nothing follows but corrections. */
    RETURNED(RECEIVING, PURPOSE, CONDITION),
    /** Nothing follows but corrections. */
    DESTROYED(PURPOSE, METHOD),
    /** What an earlier event of the same country should have said: events are never changed. */
    CORRECTED(CORRECTS, REMARKS);

    private final Set<EventField> needs;

    EventKind(EventField first, EventField... others) {
        needs = EnumSet.of(first, others);
    }

    /** What an event of the kind cannot do without. */
    public Set<EventField> needs() {
        return needs;
    }

    /** Whether an event of the kind may say something in a field. */
    public boolean takes(EventField field) {
        return switch (field) {
            case ANSWERS -> this == RECEIVED || this == TRANSFER_ENDED;
            case CORRECTS -> this == CORRECTED;
            default -> true;
        };
    }

    /** Whether a person whom it names may be anybody: whom a thing was taken from, and who gets it in the end. Others act for a body. */
    public boolean anybody(EventField field) {
        return switch (field) {
            case HANDING -> first();
            case RECEIVING -> this == RETURNED || this == EXPORTED;
            default -> false;
        };
    }

    /** Whether a chain may begin with it. */
    public boolean first() {
        return this == COLLECTED || this == ACQUIRED;
    }

    /** Whether the item is gone with it. */
    public boolean last() {
        return this == RETURNED || this == DESTROYED;
    }

    /** Whether it may change where the item is. */
    public boolean moves() {
        return first() || last() || this == TRANSFERRED_OUT || this == RECEIVED || this == TRANSFER_ENDED;
    }

    /** Whether only the country that holds the item may say it. */
    public boolean held() {
        return this != RECEIVED && this != CORRECTED && this != TRANSFER_ENDED;
    }

    /** The word used in addresses, on the wire and in the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EventKind> of(String token) {
        return Arrays.stream(values())
                .filter(kind -> kind.token().equals(token))
                .findFirst();
    }

    public static List<EventKind> firsts() {
        return Arrays.stream(values()).filter(EventKind::first).toList();
    }
}
