package org.enlace.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one bundle in the four languages, from its {@code i18n/messages_es.properties} and so on (UTF-8,
 * {@link MessageFormat} patterns). A language is read when somebody first asks for it: most nodes speak one.
 */
public final class Texts {
    private final Class<?> anchor;
    private final Map<Language, Map<String, String>> read = new ConcurrentHashMap<>();

    private Texts(Class<?> anchor) {
        this.anchor = anchor;
    }

    private Map<String, String> patterns(Language language) {
        return read.computeIfAbsent(language, this::read);
    }

    private Map<String, String> read(Language language) {
        String resource = "i18n/messages_" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = find(anchor, resource).openStream()) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        Map<String, String> patterns = new HashMap<>();
        properties.forEach((key, value) -> patterns.put((String) key, (String) value));
        return Map.copyOf(patterns);
    }

    /** The texts of the bundle that a class belongs to. */
    public static Texts of(Class<?> anchor) {
        return new Texts(anchor);
    }

    /** Where several bundles lie on one class path, as in a test, the file that lies where the class does. */
    private static URL find(Class<?> anchor, String resource) throws IOException {
        ClassLoader loader = anchor.getClassLoader();
        String type = anchor.getName().replace('.', '/') + ".class";
        URL itself = loader.getResource(type);
        String home = itself == null
                ? ""
                : itself.toExternalForm().substring(0, itself.toExternalForm().length() - type.length());
        URL first = loader.getResource(resource);
        if (first == null) {
            throw new IllegalStateException("The bundle has no " + resource);
        }
        return first.toExternalForm().startsWith(home)
                ? first
                : Collections.list(loader.getResources(resource)).stream()
                        .filter(other -> other.toExternalForm().startsWith(home))
                        .findFirst()
                        .orElse(first);
    }

    /**
     * The text of a key, filled with the values.
     *
     * @throws IllegalArgumentException when the bundle has no such key: a text is never made up
     */
    public String get(Language language, String key, Object... values) {
        String pattern = patterns(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text \"" + key + "\" in " + language.tag());
        }
        return new MessageFormat(pattern, language.locale()).format(values);
    }

    public boolean has(Language language, String key) {
        return patterns(language).containsKey(key);
    }

    /** Every key of a language, so that a test can compare the four. */
    public Set<String> keys(Language language) {
        return patterns(language).keySet();
    }
}
