package org.enlace.platform.contribution;

import java.util.EnumSet;
import java.util.Set;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;

/**
 * Takes in the records of one type that other countries share. A service, withdrawn with its bundle: what comes meanwhile is kept
 * and given to it once it is there again.
 *
 * <p>Each call is made inside the transaction that the import of this one record is; what the handler writes is stored together
 * with the fact that the record came, or not at all. Signature, owner, audience, order and version are already verified. Records
 * of one owner come in the order in which the owner changed them, each version at most once; versions may be left out, when a
 * later one was ready before the earlier was sent. What the handler throws keeps this record alone back: it is quarantined, and
 * tried again on command.
 */
public interface MessageHandler {
    /** The module it belongs to, such as {@code protocol-library}. */
    String module();

    /** The type of record, such as {@code protocol}; one handler for each. */
    String type();

    /** The formats of content it reads: the one its module writes, and the one before. */
    Set<Integer> formats();

    /** What an officer must hold to read these records. */
    Permission permission();

    /** The handling codes that the module keeps to. A record with another is refused, and its sender told. */
    default Set<HandlingCode> honours() {
        return EnumSet.allOf(HandlingCode.class);
    }

    /**
     * A new record, or a newer version of one.
     *
     * @param format  one of {@link #formats}
     * @param content as the owner's module wrote it; nobody but its owner vouches for what it says, so it is read as carefully as
     *     any input
     */
    void receive(SharedRecord record, int format, String content);

    /**
     * The owner took the record back, from all or from this country: it is to be used no longer.
     *
     * @param record as it was received last
     * @param reason the owner's words, may be empty
     */
    void withdraw(SharedRecord record, String reason);
}
