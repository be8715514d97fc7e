package org.enlace.jit.internal.bundle;

import java.util.List;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Carried;
import org.enlace.jit.bundle.Damaged;
import org.enlace.platform.Refusal;

/**
 * What is shown to somebody who decides about a bundle.
 *
 * @param items   what is in it now
 * @param carried what it makes known
 * @param broken  the files whose stored bytes are not what was added
 * @param digest  the SHA-256 of items, files and what they make known: an approval names it
 */
public record Review(List<Exhibit> items, Carried carried, List<Broken> broken, String digest) {
    public Review {
        items = List.copyOf(items);
        broken = List.copyOf(broken);
    }

    /**
     * A damaged file, as people know it.
     *
     * @param number of the item
     */
    public record Broken(Damaged damaged, String number, String name) {
        static Broken of(Exhibit item, StoredFile file) {
            return new Broken(
                    new Damaged(item.entry().id(), file.id()),
                    item.number(),
                    file.name().value());
        }

        Refusal refusal() {
            return new Refusal(
                            "jit.bundle-damaged",
                            "\"" + name + "\" of " + number
                                    + " is damaged: its stored bytes are not what was added; have an"
                                    + " administrator restore it from a backup, or withhold it",
                            name,
                            number)
                    .at("items");
        }
    }

    /** @throws Refusal {@code jit.bundle-damaged} for the first file that is */
    void requireWhole() {
        broken.stream().findFirst().ifPresent(one -> {
            throw one.refusal();
        });
    }

    /** @throws Refusal {@code jit.bundle-shown} where something else was shown */
    void requireShown(String shown) {
        if (!digest.equals(shown)) {
            throw new Refusal(
                    "jit.bundle-shown",
                    "What the bundle makes known is not what was shown to you; look at it again and decide then");
        }
    }
}
