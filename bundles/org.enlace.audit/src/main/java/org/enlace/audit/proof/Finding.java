package org.enlace.audit.proof;

import java.util.List;
import java.util.Locale;

/**
 * Something that is not as it was written.
 *
 * @param kind   what it is
 * @param at     the entry it is near to, for the order; heads stand at their size
 * @param place  what the sentence about it names, in its order
 */
public record Finding(Kind kind, long at, List<String> place) implements Comparable<Finding> {
    /** What can be found. The sentences name places as they are counted: entries from 0, heads from 1. */
    public enum Kind {
        ENTRY_ALTERED("entry %s was altered: its body no longer has the hash that was signed"),
        ENTRY_MISSING("entry %s is missing"),
        ENTRIES_EXCHANGED("entries %s and %s were exchanged"),
        ENTRY_UNREADABLE("entry %s was altered: %s"),
        ENTRY_DOUBLE("entry %s does not follow the one before it"),
        ENTRY_UNPROVEN("entry %s is not proven by head %s"),
        ENTRY_STRAY("the entry with the id %s was put in beside the log"),
        ENTRY_LOST("the entry with the id %s is missing; it was recorded but had no place yet"),
        COLUMN_ALTERED("entry %s: the column %s was altered; the body says otherwise"),
        VALUE_ALTERED("entry %s: the value %s was altered"),
        VALUE_MISSING("entry %s: the value %s is missing without a recorded erasure"),
        VALUE_ADDED("entry %s: the value %s does not belong to it"),
        PERSON_ALTERED("entry %s: the list of people it concerns was altered"),
        ERASURE_ALTERED("the list of what the act %s erased was altered"),
        ERASURE_UNKNOWN("entry %s: the value %s is said to be erased by %s, which is no such act"),
        NODE_ALTERED("the tree was altered: tier %s, tile %s, hash %s"),
        TREE_ALTERED("the size of the tree was altered: it says %s entries and %s heads, there are %s and %s"),
        TREE_REWRITTEN("the log was rewritten between the entries %s and %s: head %s was signed over something else"),
        HEAD_ALTERED("head %s was altered: its signature is not right"),
        HEAD_MISSING("head %s is missing"),
        HEAD_BACKWARD("head %s is smaller than the one before it"),
        SIGNER_UNKNOWN("head %s is signed by %s, a key this node does not know"),
        CUT("the log was cut after entry %s: %s was signed over %s entries"),
        FORK("the log is not the one that was anchored: at %s entries it differs from the anchor in line %s"),
        FOREIGN("the anchor in line %s is of another log, %s"),
        ANCHOR_ALTERED("the anchor in line %s was altered: its signature is not right"),
        FILE_CUT("the file was cut after line %s"),
        FILE_ALTERED("the file was altered: %s"),
        LINE_UNREADABLE("line %s cannot be read: %s"),
        SIGNER_UNEXPECTED("the file is signed by %s, not by the expected key %s");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** A word for programs, such as {@code entry-altered}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** How many places its sentence names. */
        public int places() {
            return sentence.split("%s", -1).length - 1;
        }
    }

    public Finding {
        place = List.copyOf(place);
        if (place.size() != kind.places()) {
            throw new IllegalArgumentException(kind + " names " + kind.places() + " places, not " + place);
        }
    }

    public static Finding of(Kind kind, long at, Object... place) {
        return new Finding(
                kind, at, java.util.Arrays.stream(place).map(String::valueOf).toList());
    }

    /** One English sentence, without a capital and without a full stop. */
    public String text() {
        return String.format(kind.sentence, place.toArray());
    }

    @Override
    public int compareTo(Finding other) {
        return Long.compare(at, other.at);
    }
}
