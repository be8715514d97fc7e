package org.enlace.modules.internal.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.platform.Refusal;

/** The folder that a catalogue and its archives lie in: on a disk, or behind an address. */
sealed interface Source permits FolderSource, HttpSource {
    /**
     * Copies a file.
     *
     * @param name  its plain name
     * @param limit how many bytes it may have; never more are read
     * @throws Refusal {@code module.catalogue-source} when it cannot be had, {@code module.catalogue-size} when it is longer
     */
    void copy(String name, long limit, OutputStream out) throws IOException;

    /** As it is kept, and as one types it. */
    String address();

    /** What the index in it is called in messages. */
    default String index() {
        return address() + (address().endsWith("/") ? "" : "/") + Kept.INDEX;
    }

    /**
     * The source somebody means.
     *
     * @param typed a folder, or an address that begins with http:// or https://
     * @param from  where they stand
     */
    static Source of(String typed, Path from) {
        if (typed.matches("(?i)https?://.*")) {
            return HttpSource.of(typed);
        }
        if (typed.contains("://")) {
            throw new Refusal(
                    "module.catalogue-source",
                    "\"" + typed + "\" is neither a folder nor an address that begins with http:// or https://",
                    typed);
        }
        Path folder = from.resolve(typed.replace('\0', ' ')).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new Refusal(
                    "module.catalogue-source",
                    "There is no folder " + folder + "; name the one that catalogue.zip lies in, or its address",
                    folder);
        }
        return new FolderSource(folder);
    }

    static Refusal unavailable(String what, String why) {
        return new Refusal(
                "module.catalogue-source", what + " cannot be read: " + why + "; nothing was changed", what, why);
    }

    static Refusal tooLong(String what, long limit) {
        return new Refusal(
                "module.catalogue-size",
                what + " is longer than the " + limit + " bytes it may have; nothing of it was kept",
                what,
                limit);
    }
}
