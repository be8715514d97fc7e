package org.enlace.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be done for the framework to hold what the features say, and nothing else.
 *
 * @param install   not there yet
 * @param update    there, but from another jar
 * @param uninstall locations that no feature names any more
 */
record Reconciliation(List<FeatureFile.Entry> install, List<FeatureFile.Entry> update, List<String> uninstall) {

    /**
     * @param present location → SHA-256 of what is in the framework; an empty digest when it is not known
     * @param wanted  what the features say; a location named twice counts once, as first named
     */
    static Reconciliation of(Map<String, String> present, List<FeatureFile.Entry> wanted) {
        Map<String, FeatureFile.Entry> byLocation = new LinkedHashMap<>();
        wanted.forEach(entry -> byLocation.putIfAbsent(entry.location(), entry));
        List<FeatureFile.Entry> install = new ArrayList<>();
        List<FeatureFile.Entry> update = new ArrayList<>();
        byLocation.forEach((location, entry) -> {
            String sha256 = present.get(location);
            if (sha256 == null) {
                install.add(entry);
            } else if (!sha256.equals(entry.sha256())) {
                update.add(entry);
            }
        });
        List<String> uninstall = present.keySet().stream()
                .filter(location -> !byLocation.containsKey(location))
                .toList();
        return new Reconciliation(install, update, uninstall);
    }
}
