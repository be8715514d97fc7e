package org.enlace.persistence.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.enlace.persistence.Schema;

/** A module made for one test: classes of this package under a class loader of their own, beside the scripts a test gives. */
public final class SampleModule implements AutoCloseable {
    private static final String PACKAGE = "org.enlace.persistence.sample.";

    /** The scripts of the notes; each may stand alone in a test. */
    public static final Map<String, String> NOTES = Map.of("V1__note.sql", """
            create table ${schema}.note (
              id varchar(36) not null primary key,
              revision bigint not null,
              body varchar(200),
              written timestamp
            );
            """);

    public static final Map<String, String> TASKS =
            Map.of("V1__task.sql", "create table ${schema}.task (id varchar(36) not null primary key);");

    private final String schema;
    private final String row;
    private final Path place;
    private final URLClassLoader loader;

    private SampleModule(String schema, String row, Path place, URLClassLoader loader) {
        this.schema = schema;
        this.row = row;
        this.place = place;
        this.loader = loader;
    }

    public static SampleModule notes(Path folder, Map<String, String> scripts) {
        return module("notes", "NoteRow", folder, scripts);
    }

    public static SampleModule tasks(Path folder) {
        return module("tasks", "TaskRow", folder, TASKS);
    }

    /** A module with scripts of its own, of whose rows nobody asks. */
    public static SampleModule of(String schema, Path folder, Map<String, String> scripts) {
        return module(schema, "TaskRow", folder, scripts);
    }

    private static SampleModule module(String schema, String row, Path folder, Map<String, String> scripts) {
        try {
            Path root = Files.createTempDirectory(folder, "module");
            String path = (PACKAGE + row).replace('.', '/') + ".class";
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            try (InputStream in = SampleModule.class.getClassLoader().getResourceAsStream(path)) {
                Files.copy(in, file);
            }
            Path migrations = Files.createDirectories(root.resolve("db/migration"));
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                Files.writeString(migrations.resolve(script.getKey()), script.getValue());
            }
            return new SampleModule(schema, row, root, new OwnFirst(root.toUri().toURL()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says which version of the bundle it is. */
    public SampleModule version(String version) {
        try {
            Path manifest = place.resolve("META-INF/MANIFEST.MF");
            Files.createDirectories(manifest.getParent());
            Files.writeString(manifest, "Manifest-Version: 1.0\nBundle-Version: " + version + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that holds the module's classes and scripts. */
    public Path place() {
        return place;
    }

    public Schema schema() {
        Class<?> type = rowType();
        return new Schema(schema, List.of(type), type);
    }

    public Class<?> rowType() {
        try {
            return loader.loadClass(PACKAGE + row);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL root) {
            super(new URL[] {root}, SampleModule.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith(PACKAGE)) {
                    Class<?> own = findLoadedClass(name);
                    return own == null ? findClass(name) : own;
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
