package org.enlace.jit.caseuco;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.work.Entry;
import org.enlace.platform.RecordId;

/**
 * An item of evidence, with all that its reader may know of it.
 *
 * @param item      what it is; of one whose description was taken back its number alone
 * @param number    by which it is known in court; empty where it has none here
 * @param takenBack when its country took the description back; empty where it did not
 * @param log       what happened to it
 * @param reading   what the reader may read of that
 * @param files     its photographs and papers, oldest first
 * @param contents  of what it consists as far as that is on this node and can be had, oldest first
 * @param leftOut   how many more of these are on this node that cannot be had now
 */
public record Exhibit(
        Entry item,
        String number,
        Optional<Instant> takenBack,
        CustodyLog log,
        Reading reading,
        List<Attached> files,
        List<Attached> contents,
        int leftOut) {
    public Exhibit {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(takenBack, "takenBack");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(reading, "reading");
        files = List.copyOf(files);
        contents = List.copyOf(contents);
    }

    /** The same with what it consists of. */
    public Exhibit with(List<Attached> all, int missing) {
        return new Exhibit(item, number, takenBack, log, reading, files, all, missing);
    }

    /** What one reader may read of what happened: victims stand under what they are called everywhere. */
    public interface Reading {
        String text(CustodyEvent event, String text);

        Custodian person(CustodyEvent event, Custodian person);

        /** Whether nothing of an event is kept from the reader, who then gets what was signed too. */
        boolean whole(CustodyEvent event);
    }

    /**
     * A file of an item.
     *
     * @param mediaType what it was found to be; empty where that is not known
     * @param size      in bytes
     */
    public record Attached(RecordId id, String name, String mediaType, Sha256 sha256, long size) {
        public Attached {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(sha256, "sha256");
        }
    }
}
