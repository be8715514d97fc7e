package org.enlace.configuration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.enlace.configuration.StoppedConfiguration;
import org.enlace.configuration.internal.ConfigurationFiles.Reading;

/** Changes the files of a data folder on which no node runs. Public, because it is found by its name. */
public final class StoppedFiles implements StoppedConfiguration {
    private static final String ASIDE = ".aside";

    @Override
    public List<String> set(Path data, String pid, Map<String, String> values) throws IOException {
        Path own = data.resolve("config");
        List<String> aside = new ArrayList<>(setAside(own, text -> text == null));
        try {
            edited(data, pid, values).write();
        } catch (Unreadable e) {
            // Written in a way that is not changed with certainty: it goes, since what it says must not hold.
            aside.addAll(setAside(own, text -> text.values().containsKey(pid)));
            try {
                edited(data, pid, values).write();
            } catch (Unreadable again) {
                throw new IOException("The configuration in \"" + own + "\" " + again.getMessage(), again);
            }
        }
        return aside;
    }

    private static OwnFiles edited(Path data, String pid, Map<String, String> values) throws IOException, Unreadable {
        // The files of a release are not looked at: what is set here is set in the node's own.
        Path none = data.resolve("config");
        Reading reading = new ConfigurationFiles(none, data, data.resolve("cache"), Clock.systemUTC()).read();
        OwnFiles files = new OwnFiles(data.resolve("config"), reading);
        for (Map.Entry<String, String> each : values.entrySet()) {
            files.remove(pid, each.getKey());
            files.put(pid, each.getKey(), Literals.of(each.getValue()));
        }
        return files;
    }

    /** @param which of what files say; null stands for one that cannot be read */
    private static List<String> setAside(Path own, Predicate<Settings> which) throws IOException {
        List<String> aside = new ArrayList<>();
        if (Files.isDirectory(own)) {
            try (Stream<Path> all = Files.list(own)) {
                for (Path file : all.filter(StoppedFiles::counts).sorted().toList()) {
                    if (which.test(said(file))) {
                        String name = file.getFileName() + ASIDE;
                        Files.move(file, file.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
                        aside.add(name);
                    }
                }
            }
        }
        return aside;
    }

    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static Settings said(Path file) throws IOException {
        try {
            return Files.size(file) > ConfigurationFiles.LARGEST
                    ? null
                    : JsonSettings.read(file.toString(), Files.readAllBytes(file));
        } catch (Unreadable e) {
            return null;
        }
    }
}
