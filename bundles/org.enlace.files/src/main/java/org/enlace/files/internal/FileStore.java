package org.enlace.files.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Erasure;
import org.enlace.files.FileState;
import org.enlace.files.Files.Usage;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What the database knows of files. What changes anything is called in a transaction. */
public interface FileStore {
    /** @param kept what it consists of */
    record Entry(StoredFile file, Kept kept) {}

    // ---- Keys of records

    /** The wrapped key of a record, whose row the transaction holds from now on; empty where the record has none. */
    Optional<String> holdOwner(OwnerRef owner);

    Optional<String> ownerKey(OwnerRef owner);

    void insertOwner(OwnerRef owner, String wrapped);

    /** Destroys the key of a record that has neither contents nor uploads any more; of any other nothing happens. */
    void dropUnusedOwner(OwnerRef owner);

    // ---- On their way

    void insert(Incoming incoming);

    Optional<Incoming> incoming(RecordId id);

    /** Those of a record that an officer sends, the newest first. */
    List<Incoming> incoming(OwnerRef owner, OfficerId officer);

    /** Whether anything of a record is on its way, whoever sends it. */
    boolean coming(OwnerRef owner);

    /** @return whether the upload was where it was thought to be */
    boolean advance(RecordId id, long from, long to, Instant touched);

    /** @return whether it was there */
    boolean dropUpload(RecordId id);

    List<Incoming> untouchedSince(Instant moment, int limit);

    /** Counts bytes in; false, and nothing counted, where they would be more than the quota. */
    boolean take(long bytes, long quota);

    void give(long bytes);

    // ---- Contents

    Optional<Kept> content(OwnerRef owner, Sha256 sha256);

    Optional<Kept> content(RecordId id);

    void insert(Kept kept);

    /** @return whether it was there, and waiting */
    boolean scanned(RecordId content, FileState state, String finding);

    List<Kept> waiting(int limit);

    /** By id, for going through all. @param after null to begin */
    List<Kept> contents(RecordId after, int limit);

    void dropContent(RecordId content);

    /** Which of these names of files on the disk belong to something. */
    Set<String> known(Collection<String> diskNames);

    // ---- Files

    Optional<Entry> find(RecordId id);

    List<Entry> of(OwnerRef owner);

    /** By id, for going through all. @param after null to begin */
    List<Entry> all(RecordId after, int limit);

    /** How many files consist of a content. */
    long references(RecordId content);

    void insert(StoredFile.Attached file, RecordId content);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void update(StoredFile file);

    /** @throws org.enlace.platform.Stale when what is stored is not this version */
    void erase(StoredFile file, Erasure erasure);

    Optional<Erasure> erasure(RecordId file);

    /** Counts everything; for somebody who looks. */
    Usage usage(long quota);

    /** How many bytes there are, with those on their way: a look at one row. */
    long total();
}
