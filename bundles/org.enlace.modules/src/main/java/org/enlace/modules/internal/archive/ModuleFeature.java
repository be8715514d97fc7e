package org.enlace.modules.internal.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.enlace.modules.AdoptionDemand;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.modules.ModuleDetails.StoredIn;
import org.enlace.platform.Language;
import org.osgi.framework.VersionRange;

/**
 * What a module's {@code feature.json} says.
 *
 * @param adoption       whether a country uses it by an act of its own only
 * @param configurations the module's own defaults by PID
 */
public record ModuleFeature(
        String id,
        String version,
        Map<Language, String> title,
        Map<Language, String> summary,
        VersionRange platform,
        List<Grant> permissions,
        Optional<StoredIn> schema,
        List<String> pages,
        Map<Language, String> dataNote,
        AdoptionDemand adoption,
        List<Message> messages,
        List<Part> parts,
        SortedMap<String, Map<String, Object>> configurations) {
    public static final String FILE = "feature.json";

    /**
     * A type of message the module exchanges with other nodes.
     *
     * @param type    such as {@code protocol}
     * @param version the one it writes
     * @param reads   the ones it reads
     */
    public record Message(String type, int version, Set<Integer> reads) {
        public Message {
            reads = Set.copyOf(reads);
        }
    }

    /** A bundle the feature names by exact version and content. */
    public record Part(String group, String artifact, String version, String sha256, int startLevel) {
        /** Where it stands in the archive and in the installed module's folder. */
        public String member() {
            return "bundles/" + artifact + "-" + version + ".jar";
        }

        /** Its name in the framework, the same for everyone who brings the same bundle. */
        public String location() {
            return "enlace:" + group + ":" + artifact + ":" + version;
        }
    }
}
