package org.enlace.modules.internal.archive;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.enlace.modules.AdoptionDemand;
import org.enlace.modules.ModuleDetails.StoredIn;
import org.enlace.modules.internal.archive.ModuleFeature.Message;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureExtension;
import org.osgi.service.feature.FeatureService;

/** Reads a module's feature through the OSGi Feature Service, and the {@code enlace.module} extension within it. */
public final class FeatureReader {
    /** What nobody but the platform is called. */
    public static final String PLATFORM = "platform";

    private static final String EXTENSION = "enlace.module";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final Pattern RESERVED =
            Pattern.compile("before2?_.*|pg_.*|sys(cat|cs_diag|cs_util|fun|ibm|proc|stat)?"
                    + "|information_schema|public|app|nullid|sqlj|node");
    private static final Pattern PID =
            Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(~[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int DEFAULT_START_LEVEL = 10;

    private final FeatureService features = new FeatureServiceImpl();

    /**
     * Reads one feature.
     *
     * @param bytes  the content of {@code feature.json}, UTF-8
     * @param source the archive or file it comes from, for messages
     * @throws Refusal {@code module.feature-form} naming what is wrong in it
     */
    public ModuleFeature read(byte[] bytes, String source) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return module(feature(text), source);
        } catch (CharacterCodingException e) {
            throw malformed(source, "it is not UTF-8 text");
        } catch (IOException
                | JsonException
                | IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | NullPointerException
                | ClassCastException e) {
            throw malformed(source, String.valueOf(e.getMessage()));
        }
    }

    /** The Feature Service finds its JSON parser through the context class loader. */
    private Feature feature(String text) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FeatureReader.class.getClassLoader());
        try {
            return features.readFeature(new StringReader(text));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ModuleFeature module(Feature feature, String source) {
        String id = feature.getID().getArtifactId();
        if (!ID.matcher(id).matches()) {
            throw malformed(
                    source, "the module id \"" + id + "\" is not 1 to 64 of a-z 0-9 -, beginning with a letter");
        }
        if (id.equals(PLATFORM)) {
            throw malformed(source, "the module id \"" + id + "\" is the platform's own, and so are its permissions");
        }
        String version = coordinate(feature.getID().getVersion(), source);
        Version.parseVersion(version);
        JsonObject extension = extension(feature, source);
        return new ModuleFeature(
                id,
                version,
                words(extension, "title", true),
                words(extension, "summary", true),
                new VersionRange(extension.getString("platform")),
                Grants.read(extension.getJsonArray("permissions")),
                schema(extension, source),
                strings(extension, "pages"),
                words(extension, "dataNote", false),
                AdoptionDemand.of(extension.getString("adoption", AdoptionDemand.OPTIONAL.word())),
                messages(extension),
                parts(feature, source),
                configurations(feature, source));
    }

    private static JsonObject extension(Feature feature, String source) {
        FeatureExtension extension = feature.getExtensions().get(EXTENSION);
        if (extension == null || extension.getType() != FeatureExtension.Type.JSON) {
            throw malformed(source, "it has no extension \"" + EXTENSION + "\" of type json");
        }
        for (FeatureExtension other : feature.getExtensions().values()) {
            if (other.getKind() == FeatureExtension.Kind.MANDATORY
                    && !other.getName().equals(EXTENSION)) {
                throw malformed(source, "this node does not know the mandatory extension \"" + other.getName() + "\"");
            }
        }
        JsonObject content = JsonText.object(extension.getJSON());
        for (String required : List.of("title", "summary", "platform", "permissions", "pages")) {
            if (!content.containsKey(required)) {
                throw malformed(source, "the extension \"" + EXTENSION + "\" has no \"" + required + "\"");
            }
        }
        return content;
    }

    private static List<Part> parts(Feature feature, String source) {
        List<Part> parts = new ArrayList<>();
        Set<String> members = new HashSet<>();
        for (FeatureBundle bundle : feature.getBundles()) {
            Object sha256 = bundle.getMetadata().get("sha256");
            if (!(sha256 instanceof String hash) || !SHA256.matcher(hash).matches()) {
                throw malformed(source, "the bundle " + bundle.getID() + " has no \"sha256\" of 64 hexadecimal digits");
            }
            Object level = bundle.getMetadata().getOrDefault("start-level", DEFAULT_START_LEVEL);
            int startLevel = Integer.parseInt(String.valueOf(level));
            if (startLevel < 3 || startLevel > DEFAULT_START_LEVEL) {
                throw malformed(source, "the start level " + startLevel + " of " + bundle.getID() + " is not 3 to 10");
            }
            Part part = new Part(
                    coordinate(bundle.getID().getGroupId(), source),
                    coordinate(bundle.getID().getArtifactId(), source),
                    coordinate(bundle.getID().getVersion(), source),
                    hash,
                    startLevel);
            if (!members.add(part.member())) {
                throw malformed(source, "it names " + part.member() + " twice");
            }
            parts.add(part);
        }
        if (parts.isEmpty()) {
            throw malformed(source, "it names no bundle");
        }
        return List.copyOf(parts);
    }

    private static Optional<StoredIn> schema(JsonObject extension, String source) {
        if (!extension.containsKey("schema")) {
            return Optional.empty();
        }
        String schema = extension.getString("schema");
        if (!SCHEMA.matcher(schema).matches()) {
            throw malformed(
                    source, "the schema \"" + schema + "\" is not 1 to 30 of a-z 0-9 _, beginning with a letter");
        }
        if (RESERVED.matcher(schema).matches()) {
            throw malformed(
                    source, "the schema \"" + schema + "\" is the database's or the node's own; choose another");
        }
        return Optional.of(new StoredIn(schema, extension.getInt("schemaVersion", 1)));
    }

    private static List<Message> messages(JsonObject extension) {
        if (!extension.containsKey("messages")) {
            return List.of();
        }
        return extension.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .map(message -> {
                    int version = message.getInt("version");
                    Set<Integer> reads = new HashSet<>(Set.of(version));
                    if (message.containsKey("reads")) {
                        message.getJsonArray("reads")
                                .getValuesAs(JsonNumber.class)
                                .forEach(older -> reads.add(older.intValueExact()));
                    }
                    return new Message(message.getString("type"), version, reads);
                })
                .toList();
    }

    private static SortedMap<String, Map<String, Object>> configurations(Feature feature, String source) {
        SortedMap<String, Map<String, Object>> all = new TreeMap<>();
        feature.getConfigurations().forEach((pid, configuration) -> {
            if (!PID.matcher(pid).matches()) {
                throw malformed(
                        source,
                        "the PID \"" + pid + "\" of a configuration is not names of A-Z a-z 0-9 _ - joined by dots,"
                                + " with ~ and a name where there are several");
            }
            all.put(pid, Map.copyOf(configuration.getValues()));
        });
        return all;
    }

    private static Map<Language, String> words(JsonObject extension, String key, boolean everyLanguage) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        JsonValue value = extension.get(key);
        if (value == null) {
            return words;
        }
        for (Language language : Language.values()) {
            String word = value.asJsonObject().getString(language.tag(), "");
            if (!word.isBlank()) {
                words.put(language, word);
            } else if (everyLanguage) {
                throw new IllegalArgumentException("\"" + key + "\" has no text in " + language.tag());
            }
        }
        return words;
    }

    private static List<String> strings(JsonObject object, String key) {
        return object.containsKey(key)
                ? object.getJsonArray(key).getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }

    private static String coordinate(String text, String source) {
        if (text == null || !COORDINATE.matcher(text).matches()) {
            throw malformed(source, "\"" + text + "\" is not a Maven coordinate of A-Z a-z 0-9 . _ -");
        }
        return text;
    }

    private static Refusal malformed(String source, String why) {
        return new Refusal(
                "module.feature-form",
                "The feature.json of " + source + " is not a module's feature: " + why
                        + "; ask whoever made the archive for a sound one",
                source,
                why);
    }
}
