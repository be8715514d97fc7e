package org.enlace.modules.internal.catalogue;

import java.util.Map;
import org.enlace.platform.Language;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * A module archive that a catalogue lists.
 *
 * @param catalogue the name of the catalogue
 * @param id        the module
 * @param version   its version
 * @param file      the archive's name beside the catalogue
 * @param size      the archive's size in bytes
 * @param sha256    of the archive, hexadecimal
 * @param title     what people call the module, in each language
 * @param platform  the releases of the platform it fits
 */
public record Offer(
        String catalogue,
        String id,
        Version version,
        String file,
        long size,
        String sha256,
        Map<Language, String> title,
        VersionRange platform) {
    public Offer {
        title = Map.copyOf(title);
    }
}
