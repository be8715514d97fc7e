package org.enlace.jit.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.Rules;
import org.enlace.jit.work.Use;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What a bundle shall hold.
 *
 * @param court     the court or authority it is for, 1 to 200 characters
 * @param reference under which that has the case, 1 to 100 characters
 * @param language  of its index and of everything in it that is for people
 * @param items     the items of evidence, at least one and at most {@value #ITEMS}, in the order of the index
 * @param withheld  what is left out, at most {@value #WITHHELD}
 * @param use       what the items are used for
 */
public record BundleRequest(
        String court, String reference, Language language, List<RecordId> items, List<Withheld> withheld, Use use) {
    public static final int ITEMS = 200;
    public static final int WITHHELD = 500;
    private static final int COURT = 200;
    private static final int REFERENCE = 100;

    /**
     * @throws Refusal {@code jit.missing}, {@code jit.too-long}, {@code jit.none}, {@code jit.too-many}; {@code jit.bundle-both} where an
     *     item is chosen and withheld as a whole; {@code jit.bundle-twice} where the same is withheld twice
     */
    public BundleRequest {
        court = Rules.line("court", court, COURT);
        reference = Rules.line("reference", reference, REFERENCE);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(use, "use");
        items = Rules.distinct("items", items, ITEMS);
        withheld = Rules.list("withheld", withheld, WITHHELD);
        Set<String> seen = new HashSet<>();
        for (Withheld one : withheld) {
            if (one.file().isEmpty() && items.contains(one.item())) {
                throw new Refusal(
                                "jit.bundle-both",
                                "An item is in the bundle and withheld from it; choose one of both",
                                one.item().toString())
                        .at("withheld");
            }
            if (!seen.add(one.item() + " " + one.file())) {
                throw new Refusal(
                                "jit.bundle-twice",
                                "The same is withheld twice; name one ground for it",
                                one.item().toString())
                        .at("withheld");
            }
        }
    }

    /** The files that are left out of items that are in it. */
    public Set<RecordId> files() {
        return withheld.stream().flatMap(one -> one.file().stream()).collect(Collectors.toSet());
    }
}
