package org.enlace.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The rules about manifests: what is wrong, in sentences; nothing when all is well. */
final class ManifestRules {
    private static final List<String> FORBIDDEN =
            List.of("Require-Bundle", "DynamicImport-Package", "Bundle-Activator");

    private ManifestRules() {}

    static List<String> problems(Map<String, Manifest> manifests) {
        List<String> problems = new ArrayList<>();
        if (manifests.isEmpty()) {
            problems.add("There is no manifest to look at");
        }
        Map<String, String> exporters = new TreeMap<>();
        manifests.forEach((bundle, manifest) -> {
            Attributes main = manifest.getMainAttributes();
            if (!bundle.equals(main.getValue("Bundle-SymbolicName"))) {
                problems.add(bundle + " has the symbolic name " + main.getValue("Bundle-SymbolicName"));
            }
            FORBIDDEN.stream()
                    .filter(header -> main.getValue(header) != null)
                    .forEach(header -> problems.add(bundle + " has the header " + header));
            Bundles.exports(manifest).forEach((name, version) -> {
                if (("." + name + ".").contains(".internal.")) {
                    problems.add(bundle + " exports the internal package " + name);
                }
                if (version.isEmpty() || version.equals("0.0.0")) {
                    problems.add(bundle + " exports " + name + " without a version");
                }
                String other = exporters.put(name, bundle);
                if (other != null) {
                    problems.add(name + " is exported by " + other + " and by " + bundle);
                }
            });
        });
        return problems;
    }
}
