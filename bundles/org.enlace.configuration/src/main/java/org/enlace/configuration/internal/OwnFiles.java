package org.enlace.configuration.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.configuration.Change.Part;
import org.enlace.configuration.internal.ConfigurationFiles.ReadFile;
import org.enlace.configuration.internal.ConfigurationFiles.Reading;
import org.enlace.platform.Refusal;
import org.enlace.platform.UrlSecrets;

/**
 * New texts for the node's own files: prepared and checked as a whole, then each written at once. A value is changed in the file
 * that gives it; a new one goes where its PID stands already, else into the file of the name that the shipped one has, else into
 * one named after the PID.
 */
final class OwnFiles {
    private final Path folder;
    private final Reading reading;
    private final Map<Path, String> texts = new LinkedHashMap<>();
    private final Map<Path, byte[]> asRead = new LinkedHashMap<>();

    OwnFiles(Path folder, Reading reading) {
        this.folder = folder;
        this.reading = reading;
    }

    /**
     * The texts with parts changed, still to be written.
     *
     * @throws Refusal {@code config.file} when a file cannot be read, or not be changed in a way that is certain
     */
    static OwnFiles edited(Path folder, Reading reading, List<Part> parts) throws IOException {
        OwnFiles files = new OwnFiles(folder, reading);
        for (Part part : parts) {
            try {
                if (part.after().isEmpty()) {
                    files.remove(part.pid(), part.key());
                } else {
                    files.put(part.pid(), part.key(), part.after());
                }
            } catch (Unreadable e) {
                throw new Refusal(
                        "config.file",
                        "The file that is to be changed " + e.getMessage() + "; nothing was changed",
                        part.pid());
            }
        }
        return files;
    }

    /** By PID and key, what the node's own files say, as JSON; masked where it is hidden. The first file by name counts. */
    static Map<String, Map<String, String>> values(Reading reading, Declarations declarations) {
        Map<String, Map<String, String>> values = new TreeMap<>();
        for (ReadFile file : reading.files()) {
            if (file.origin() == Origin.OWN) {
                file.settings().values().forEach((pid, keys) -> {
                    Optional<Declaration> declaration = declarations.find(Effective.declaredPid(pid));
                    Map<String, String> all =
                            values.computeIfAbsent(pid, any -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
                    keys.forEach((key, value) -> all.putIfAbsent(key, kept(declaration, key, value)));
                });
            }
        }
        values.values().removeIf(Map::isEmpty);
        return values;
    }

    /** A value as the history and the audit keep it. */
    static String kept(Optional<Declaration> declaration, String key, Object value) {
        String literal = Literals.of(value);
        return isHidden(declaration, key) || UrlSecrets.areIn(literal) ? Secrets.mask() : literal;
    }

    /**
     * Whether the value of a key is shown to nobody and kept nowhere else. What no bundle declares counts as a secret too, since nobody
     * can tell: a PID whose module is away, or a key that is mistyped.
     */
    static boolean isHidden(Optional<Declaration> declaration, String key) {
        return isSecret(declaration, key)
                || declaration
                        .filter(known -> known.open() || known.attributes().containsKey(key))
                        .isEmpty();
    }

    /** Whether a key is known to hold a secret. Where a bundle takes any key, the name of it decides. */
    static boolean isSecret(Optional<Declaration> declaration, String key) {
        Optional<Attribute> attribute =
                declaration.map(known -> known.attributes().get(key));
        return attribute
                .map(Attribute::isSecret)
                .orElseGet(() -> declaration.isPresent() && declaration.get().open()
                        ? Secrets.mayBeSecret(key)
                        : Secrets.isSecret(key));
    }

    /** @throws Unreadable when the file that is to be changed cannot be read, or not be changed in a way that is certain */
    void put(String pid, String key, String literal) throws IOException, Unreadable {
        Path file = first(Origin.OWN, pid, key)
                .or(() -> first(Origin.OWN, pid, null))
                .or(() -> first(Origin.SHIPPED, pid, null))
                .map(OwnFiles::name)
                .map(folder::resolve)
                .orElseGet(() -> folder.resolve(pid.replace('~', '-') + ".json"));
        String text = text(file);
        edit(
                file,
                text,
                text.isEmpty() ? JsonEdit.of(pid, key, literal) : JsonEdit.put(text, pid, key, literal),
                pid,
                key,
                literal);
    }

    /** Out of every own file that gives it: otherwise the second one would count. */
    void remove(String pid, String key) throws IOException, Unreadable {
        for (ReadFile giving : reading.files()) {
            if (giving.origin() == Origin.OWN
                    && giving.settings().values().getOrDefault(pid, Map.of()).containsKey(key)) {
                Path file = folder.resolve(name(giving));
                String text = text(file);
                edit(file, text, JsonEdit.remove(text, pid, key), pid, key, "");
            }
        }
    }

    /** Takes a text that says what was meant, and all else as before. */
    private void edit(Path file, String before, String after, String pid, String key, String literal)
            throws Unreadable {
        Map<String, Map<String, String>> was = before.isEmpty() ? Map.of() : literals(file, before);
        Map<String, Map<String, String>> is = literals(file, after);
        boolean elsewhere = History.between(was, is).stream()
                .anyMatch(part -> !(part.pid().equals(pid) && part.key().equalsIgnoreCase(key)));
        if (elsewhere || !is.getOrDefault(pid, Map.of()).getOrDefault(key, "").equals(literal)) {
            throw new Unreadable("is written in a way that is not changed by itself; change it by hand");
        }
        if (after.length() > ConfigurationFiles.LARGEST) {
            throw new Unreadable("would be longer than the " + ConfigurationFiles.LARGEST + " bytes that are read");
        }
        texts.put(file, after);
    }

    private static Map<String, Map<String, String>> literals(Path file, String text) throws Unreadable {
        return literals(JsonSettings.read(label(file), text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Map<String, String>> literals(Settings settings) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        settings.values().forEach((pid, keys) -> {
            Map<String, String> literals = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            keys.forEach((key, value) -> literals.put(key, Literals.of(value)));
            if (!literals.isEmpty()) {
                all.put(pid, literals);
            }
        });
        return all;
    }

    private static String label(Path file) {
        return Origin.OWN.label(file.getFileName().toString());
    }

    /** As it was left by the edit before, else as it lies on the disk; empty where there is no such file. */
    private String text(Path file) throws IOException, Unreadable {
        if (texts.containsKey(file)) {
            return texts.get(file);
        }
        byte[] bytes = bytes(file);
        asRead.put(file, bytes);
        if (bytes.length == 0 && !Files.exists(file)) {
            return "";
        }
        JsonSettings.read(label(file), bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        Optional<ReadFile> known = reading.files().stream()
                .filter(one -> one.origin() == Origin.OWN && one.label().equals(label(file)))
                .findFirst();
        if (known.isEmpty() || !literals(known.get().settings()).equals(literals(file, text))) {
            throw edited(file);
        }
        return text;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static Refusal edited(Path file) {
        return new Refusal(
                "config.edited",
                label(file) + " was edited by somebody at this moment; nothing was changed. Look at it, and repeat the"
                        + " command",
                label(file));
    }

    private Optional<ReadFile> first(Origin origin, String pid, String key) {
        return reading.files().stream()
                .filter(file -> file.origin() == origin)
                .filter(file -> file.settings().values().containsKey(pid))
                .filter(file -> key == null || file.settings().values().get(pid).containsKey(key))
                .findFirst();
    }

    private static String name(ReadFile file) {
        return file.label().substring(file.origin().label("").length());
    }

    /**
     * Each file as a whole, on the disk when it returns; its mode stays, a new one is readable by the node's user only.
     *
     * @throws Refusal {@code config.edited} where somebody saved one of them since it was read
     */
    void write() throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<Path, String> each : texts.entrySet()) {
            write(each.getKey(), each.getValue());
        }
        force(folder, StandardOpenOption.READ);
    }

    private void write(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(
                folder,
                ".",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, text);
            force(draft, StandardOpenOption.WRITE);
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
            }
            // The audit may have taken its time: what somebody saved meanwhile is not written over.
            if (!Arrays.equals(bytes(file), asRead.get(file))) {
                throw edited(file);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
