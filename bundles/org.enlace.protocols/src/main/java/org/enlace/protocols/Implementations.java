package org.enlace.protocols;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * How the node's country implements what it adopted: a checklist of the requirements of the adopted version. A service. Changes need
 * {@link #IMPLEMENT} and name the revision they were made on ({@link org.enlace.platform.Stale}). Of a document that was never adopted
 * there is none ({@code checklist.none}); where the adoption is over it is only read ({@code checklist.closed}).
 */
public interface Implementations {
    Permission IMPLEMENT = new Permission("protocols.implement");

    /** A file with more rows than a document can have requirements is refused ({@code table.lines}). */
    int ROWS_AT_MOST = 500;

    /** The most bytes of a file. */
    int BYTES_AT_MOST = 4 << 20;

    /** The day it is, by which due dates count. */
    LocalDate today();

    /** The checklist of a document; empty where the country never adopted a version. */
    Optional<Checklist> find(RecordId protocol, Caller caller);

    /** The checklist. @throws org.enlace.platform.Refusal {@code checklist.none} */
    Checklist get(RecordId protocol, Caller caller);

    /**
     * How far the version that counts now has come; empty where none is adopted. Asks no permission: who shows it has found the document
     * for its reader.
     */
    Optional<Progress> progress(RecordId protocol);

    /**
     * A part of the list of all checklists that exist for the caller, in the order in which their documents came into the library.
     *
     * @param mine  only those with something still to be done by the caller's unit
     * @param after the document to go on after; null to begin
     */
    List<Checklist.Entry> list(boolean mine, RecordId after, int most, Caller caller);

    /** How it went on, a day for each on which something changed, the latest first; 400 at most. */
    List<Checklist.Day> trend(RecordId protocol, Caller caller);

    /** What happened to an item, the latest first; 100 at most. */
    List<ItemStep> history(RecordId item, Caller caller);

    /**
     * Says anew all that is said of an item.
     *
     * @throws org.enlace.platform.Refusal {@code checklist.transition}, {@code checklist.self-verification},
     *     {@code checklist.settled}, {@code checklist.gone}, {@code protocol.unknown-unit}, or what {@link ItemDraft#refusals()}
     *     tells
     */
    ChecklistItem change(RecordId item, int revision, ItemDraft draft, Caller caller);

    /**
     * Says who sees to an item and until when, whatever its revision.
     *
     * @param protocol whose checklist it is in
     * @param given what of the duty is said; what is null stays as it is
     * @param step names what is done with several at one go, by which it can be taken back
     * @throws org.enlace.platform.NotFound when no item of that protocol has the id
     */
    ChecklistItem assign(RecordId protocol, RecordId item, Duty given, RecordId step, Caller caller);

    /** The items that a step of the caller changed and that can be taken back: for a day. */
    List<RecordId> undoable(RecordId step, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code checklist.undo} where the item does not stand as the step left it */
    ChecklistItem undo(RecordId step, RecordId item, Caller caller);

    /** Writes the checklist as a table, whose first column is the key and which {@link #stage} reads; for those who keep it. */
    void table(TableFormat format, RecordId protocol, Language language, OutputStream out, Caller caller);

    /** Refuses what {@link #table} would refuse. */
    void checkTable(RecordId protocol, Caller caller);

    /**
     * Keeps a file for a day and tells what it would change, without changing anything.
     *
     * @throws org.enlace.platform.Refusal {@code table.…}, {@code checklist.column}, {@code checklist.key-column}
     */
    Staged stage(RecordId protocol, String name, InputStream file, Caller caller);

    /** What a kept file would change by now. */
    Staged staged(RecordId protocol, RecordId file, Caller caller);

    /**
     * Carries out a file that is kept: all of it or nothing.
     *
     * @throws org.enlace.platform.Refusal {@code checklist.refused-rows}
     */
    ChecklistPlan run(RecordId protocol, RecordId file, Caller caller);

    /** Forgets a file. */
    void drop(RecordId protocol, RecordId file, Caller caller);

    /** A file that is kept, and until when. */
    record Staged(RecordId id, String fileName, Instant until, ChecklistPlan plan) {}
}
