package org.enlace.audit.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.enlace.audit.proof.Body;
import org.enlace.audit.proof.Head;

/** Where the log lies. Changes need a transaction; so does {@link #lockTree()}. */
public interface AuditStore {
    /** Several reads in one go. */
    <T> T reading(Supplier<T> query);

    // ---- Recording

    void insert(Recorded entry);

    // ---- The tree

    /** The tree, made when there is none. Holds off whoever else would let it grow until the transaction ends. */
    Tree lockTree();

    /** The tree as it is; empty while nothing was ever recorded. */
    Optional<Tree> tree();

    /** Of these entries those that wait to be put into the tree no longer do. In the order given; others are left out. */
    List<String> takeWaiting(List<String> ids);

    /** Entries that wait, oldest first; the body is null where it is gone. */
    List<Waiting> waiting(int limit);

    void addLeaves(long first, List<String> ids);

    /** The hashes of a tile, hexadecimal; empty where there is none. */
    List<String> tile(int tier, long place);

    /** @param isNew whether the tile is not stored yet */
    void putTile(int tier, long place, List<String> hashes, boolean isNew);

    void grow(long size);

    void addHead(Head head);

    /** From a number on, in order. */
    List<Head> heads(Tree tree, long from, int limit);

    Optional<Head> lastHead(Tree tree);

    /** The first head that covers a leaf. */
    Optional<Head> headOver(Tree tree, long leaf);

    // ---- Reading

    /** At most so many, newest first. */
    List<Line> lines(Scan scan, int limit);

    /** In the order of ids; what does not exist is left out. */
    List<Stored> entries(Collection<String> ids);

    /** The values of entries that are not erased, by entry and name. */
    Map<String, SortedMap<String, Secret>> values(Collection<String> ids);

    /** Every code there is. */
    List<String> codes();

    /** Every kind of record there is. */
    List<String> kinds();

    /** The leaves from a place on, with the entries where they still exist. */
    List<Placed> leaves(long from, int limit);

    // ---- Checking

    Counts counts();

    /** One more than the last place that is taken. */
    long leafEnd();

    /**
     * An entry that neither stands in the tree nor waits to.
     *
     * @param after only entries with a greater id
     * @param until only entries with at most this id, or null
     */
    Optional<String> stray(String after, String until);

    /** Whom entries concern, as the index for searching has it. */
    Map<String, List<String>> persons(Collection<String> ids);

    CheckStore checks();

    // ---- Erasing

    /** Erases values of an entry, and notes by which act. */
    void erase(String entry, Collection<String> names, String act);

    /** What an act erased: names of values by entry. */
    Map<String, List<String>> erasedBy(String act);

    /** Which values of entries were erased, as {@code name act}. */
    Map<String, List<String>> erased(Collection<String> ids);

    // ---- Configuration as last seen

    Map<String, String> settings(String pid);

    List<String> settingPids();

    void replaceSettings(String pid, Map<String, String> digests);

    /** @param values by name */
    record Recorded(Body body, String text, SortedMap<String, Secret> values) {}

    /** @param salt hexadecimal, 16 bytes */
    record Secret(String salt, String content) {}

    /**
     * @param log  made up once
     * @param size entries in the tree
     * @param heads signed so far
     */
    record Tree(String log, long size, long heads) {}

    record Waiting(String id, String body) {}

    /** What an entry's columns say. */
    record Columns(
            long micros,
            String code,
            String officer,
            String actingFor,
            String door,
            String outcome,
            String kind,
            String subject) {}

    /** An entry in a list. */
    record Line(String id, Columns columns) {}

    /** @param leaf its place in the tree; null while it waits */
    record Stored(String id, String body, Columns columns, Long leaf) {}

    /** @param stored null where the entry is gone */
    record Placed(long leaf, String id, Stored stored) {}

    record Counts(long entries, long leaves, long waiting) {}

    /**
     * Which index to walk, from the newest entry back.
     *
     * @param by     which condition leads
     * @param values what it asks for
     * @param before only entries with a smaller id, or null
     * @param from   only entries with at least this id, or null
     */
    record Scan(By by, List<String> values, String before, String from) {
        public enum By {
            LATEST,
            OFFICER,
            ACTING_FOR,
            CODE,
            OUTCOME,
            SUBJECT,
            PERSON
        }
    }
}
