package org.enlace.jit.internal.bundle;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Seen;

/**
 * An item of evidence of a bundle, as whoever puts it in sees it: whole.
 *
 * @param number      such as {@code CO-2027-0003-BR-0001}
 * @param entry       what it is
 * @param log         what happened to it
 * @param files       those that go into the bundle, in the order in which they were added
 * @param missing     contents that it has or had and that are not here: a court is told of them
 * @param translations which of the files are translations, and of what
 * @param permissions what was asked of its provider to lift, and what that said
 */
public record Exhibit(
        String number,
        Entry entry,
        CustodyLog log,
        List<StoredFile> files,
        List<Missing> missing,
        List<Translated> translations,
        List<Seen> permissions) {
    /**
     * A content that is not here: a copy that was lent and whose term is over, that is wanted back or has not come yet, or what the chain
     * says that the item has.
     *
     * @param name what it is called where it lies; empty where only the chain speaks of it
     * @param size in bytes; empty likewise
     */
    public record Missing(Optional<String> name, Sha256 sha256, Optional<Long> size) {}

    public Exhibit {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(log, "log");
        files = List.copyOf(files);
        missing = List.copyOf(missing);
        translations = List.copyOf(translations);
        permissions = List.copyOf(permissions);
    }
}
