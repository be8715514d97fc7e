package org.enlace.launcher.build;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * The libraries that lie on the class path of a node instead of being bundles: the feature names them in its extension
 * {@code enlace.class-path}. What each would export and provide as a bundle, the framework exports and provides for it.
 */
final class LentLibraries {
    private static final String EXTENSION = "enlace.class-path";

    private final TreeSet<String> packages = new TreeSet<>();
    private final TreeSet<String> capabilities = new TreeSet<>();

    /** Copies the feature's libraries, unsigned, into a folder, and writes down beside them what they lend. */
    static void gather(JsonObject feature, GatheredJars jars, Path folder, Instant time) throws IOException {
        LentLibraries lent = new LentLibraries();
        Files.createDirectories(folder);
        for (JsonObject artifact : artifacts(feature)) {
            String id = artifact.getString("id");
            Path jar = jars.find(id);
            lent.add(jar);
            Archives.unsigned(jar, folder.resolve(id.split(":")[1] + ".jar"), time);
        }
        Files.write(
                folder.resolve("exports.txt"),
                List.of(String.join(",", lent.packages), String.join(",", lent.capabilities)));
    }

    private static List<JsonObject> artifacts(JsonObject feature) {
        JsonObject none = JsonValue.EMPTY_JSON_OBJECT;
        JsonObject extensions = feature.containsKey("extensions") ? feature.getJsonObject("extensions") : none;
        return extensions.containsKey(EXTENSION)
                ? extensions.getJsonObject(EXTENSION).getJsonArray("artifacts").getValuesAs(JsonObject.class)
                : List.of();
    }

    private void add(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            Attributes manifest = opened.getManifest().getMainAttributes();
            for (ManifestElement export : elements(manifest, Constants.EXPORT_PACKAGE)) {
                String version = export.getAttribute(Constants.VERSION_ATTRIBUTE);
                for (String name : export.getValueComponents()) {
                    packages.add(version == null ? name : name + ";version=\"" + version + '"');
                }
            }
            for (ManifestElement capability : elements(manifest, Constants.PROVIDE_CAPABILITY)) {
                capabilities.add(capability(capability));
            }
        } catch (BundleException e) {
            throw new IOException("The manifest of " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ManifestElement[] elements(Attributes manifest, String header) throws BundleException {
        ManifestElement[] elements = ManifestElement.parseHeader(header, manifest.getValue(header));
        return elements == null ? new ManifestElement[0] : elements;
    }

    /** Its name and attributes. Directives say what it uses, which the framework knows of itself. */
    private static String capability(ManifestElement capability) {
        StringBuilder text = new StringBuilder(capability.getValue());
        Enumeration<String> keys = capability.getKeys();
        while (keys != null && keys.hasMoreElements()) {
            String key = keys.nextElement();
            text.append(';')
                    .append(key)
                    .append("=\"")
                    .append(capability.getAttribute(key))
                    .append('"');
        }
        return text.toString();
    }
}
