package org.enlace.jit.internal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.enlace.audit.proof.Canonical;

/** What a bundle says that it leaves out, as far as translations have to do with it. */
final class DisclosureCheck {
    static final DisclosureCheck NOTHING = new DisclosureCheck(List.of());

    private final Collection<?> withheld;

    private DisclosureCheck(Collection<?> withheld) {
        this.withheld = withheld;
    }

    /** @throws IllegalArgumentException where it is no such list */
    static DisclosureCheck of(byte[] bytes) {
        if (Canonical.object(new String(bytes, StandardCharsets.UTF_8)).get("withheld")
                instanceof Collection<?> withheld) {
            return new DisclosureCheck(withheld);
        }
        throw new IllegalArgumentException("no list of what is withheld");
    }

    /** Whether a withheld file of an item is said to be what a translation in the bundle is of. */
    boolean original(String item, String translation) {
        return names(item, "original-of", translation);
    }

    /** Whether a withheld file of an item is said to certify a translation in the bundle. */
    boolean certificate(String item, String translation) {
        return names(item, "certificate-of", translation);
    }

    private boolean names(String item, String word, String translation) {
        return withheld.stream()
                .anyMatch(one -> one instanceof Map<?, ?> line
                        && item.equals(line.get("item"))
                        && "file".equals(line.get("part"))
                        && line.get(word) instanceof Collection<?> paths
                        && paths.contains(translation));
    }
}
