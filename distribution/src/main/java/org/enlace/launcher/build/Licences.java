package org.enlace.launcher.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives the distribution its licences: the project's own, those of all that others made, and the notices these carry.
 * A component without a row in {@code docs/licences.md}, or a row without a component, ends the build.
 */
final class Licences {
    private static final String TEXT = ".txt";
    private final Path own;
    private final Path document;
    private final LicenceTable table;
    private final Map<String, String> texts = new TreeMap<>();

    /** @param root the project's root folder */
    Licences(Path root) throws IOException {
        own = root.resolve("LICENSE");
        document = root.resolve("docs/licences.md");
        table = LicenceTable.read(document);
        for (Path file : Folders.files(root.resolve("distribution/src/main/licences"))) {
            texts.put(file.getFileName().toString().replace(TEXT, ""), Files.readString(file));
        }
    }

    LicenceTable table() {
        return table;
    }

    void write(List<Component> components, GatheredJars jars, Path home) throws IOException {
        List<Component> foreign = components.stream()
                .filter(component -> component.isShipped() && !component.isOwn())
                .toList();
        List<String> faults = table.faults(foreign.stream().map(Component::name).toList(), List.copyOf(texts.keySet()));
        if (!faults.isEmpty()) {
            throw new IOException(document + " does not fit what is shipped:\n" + String.join("\n", faults));
        }
        Path folder = Files.createDirectories(home.resolve("licences"));
        Notices notices = new Notices(texts.values());
        for (Component component : foreign) {
            String name = component.name() + ":" + component.version();
            notices.add(name, jars.find(name));
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey() + TEXT), text.getValue());
        }
        Files.writeString(folder.resolve("NOTICES.txt"), notices.text());
        Files.copy(document, folder.resolve("README.md"));
        Files.copy(own, home.resolve("LICENSE"));
    }

    /** What Debian expects in {@code /usr/share/doc}. */
    void writeDebian(Path head, Path file) throws IOException {
        Files.writeString(file, Files.readString(head) + "\n" + Files.readString(own));
    }
}
