package org.enlace.jit.internal.bundle;

import java.util.List;
import java.util.Objects;
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
 * @param permissions what was asked of its provider to lift, and what that said
 */
public record Exhibit(String number, Entry entry, CustodyLog log, List<StoredFile> files, List<Seen> permissions) {
    public Exhibit {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(log, "log");
        files = List.copyOf(files);
        permissions = List.copyOf(permissions);
    }
}
