package org.enlace.protocols;

import java.io.InputStream;
import java.time.Instant;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * Takes files of records in: a JSON array in the form the library exports, UTF-8, at most 10 MiB and 5 000 records. A
 * service; needs {@link Protocols#IMPORT}. Importing a file again changes nothing; a record edited or withdrawn here since
 * is kept as it is.
 *
 * <p>A file that cannot be read as a whole is refused: {@code import.too-large}, {@code import.too-many},
 * {@code import.too-many-values}, {@code import.malformed} (with line and column), {@code import.not-a-list},
 * {@code import.not-text}, {@code import.empty}.
 *
 * <p>Of what is wrong with one record the first 50 things are told, then as {@code import.more-reasons} how many others there
 * are; once the records of a file tell 5 000, each further one tells its first.
 */
public interface ProtocolImports {
    int BYTES_AT_MOST = 10 * 1024 * 1024;
    int RECORDS_AT_MOST = 5_000;

    /** What to do when some records of a file are refused. */
    enum Mode {
        /** Take the others, in one transaction. */
        ACCEPTABLE,
        /** Take nothing. */
        ALL_OR_NOTHING
    }

    /** Tells what would happen, and changes nothing. Reads the stream to its end and does not close it. */
    ImportPlan plan(InputStream file, Caller caller);

    /** Carries the import out; {@link ImportPlan#done()} tells whether anything could be. */
    ImportPlan run(InputStream file, Mode mode, Caller caller);

    /** Keeps a file in the database for a day, for its officer alone, so that it can be looked at before it is run. */
    Staged stage(String fileName, InputStream file, Caller caller);

    /**
     * A file kept earlier, with a plan made anew.
     *
     * @throws org.enlace.platform.NotFound when there is none, it was run or dropped, or it is another officer's
     */
    Staged staged(RecordId id, Caller caller);

    /** Carries out the import of a file kept earlier, and forgets the file once it is done. */
    ImportPlan run(RecordId staged, Mode mode, Caller caller);

    /** Forgets a file. Does nothing when there is none. */
    void drop(RecordId staged, Caller caller);

    /**
     * A file that is waiting.
     *
     * @param id       names it until it is run or dropped
     * @param fileName as the officer's machine called it, shortened to 120 characters
     * @param until    when it is forgotten
     * @param table    whether it is a table, of {@link TableImports}
     * @param plan     what would happen now
     */
    record Staged(RecordId id, String fileName, Instant until, boolean table, ImportPlan plan) {}
}
