package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each class a start loads stays in memory, so what draws documents comes with the first one. */
class LoadedLateTest {
    /** Loads everything anew and says what. */
    private static final class Recorder extends URLClassLoader {
        private final Set<String> loaded = new TreeSet<>();

        Recorder() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> {
                        try {
                            return Path.of(entry).toUri().toURL();
                        } catch (MalformedURLException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toArray(URL[]::new);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            loaded.add(name);
            return found;
        }

        Set<String> heavy() {
            Set<String> heavy = new TreeSet<>(loaded);
            heavy.removeIf(name -> name.startsWith("org.enlace."));
            return heavy;
        }
    }

    @Test
    void nothing_that_reads_marks_is_loaded_before_the_first_text() throws Exception {
        try (Recorder recorder = new Recorder()) {
            Class.forName(MarkdownText.class.getName(), true, recorder)
                    .getConstructor()
                    .newInstance();
            assertEquals(Set.of(), recorder.heavy());
            Class.forName(MarkdownTree.class.getName(), true, recorder);
            assertFalse(recorder.heavy().isEmpty(), "The recorder records nothing");
        }
    }

    @Test
    void nothing_that_draws_is_loaded_before_the_first_document() throws Exception {
        try (Recorder recorder = new Recorder()) {
            Object press = Class.forName(Press.class.getName(), true, recorder)
                    .getConstructor()
                    .newInstance();
            assertEquals(Press.class.getName(), press.getClass().getName());
            assertEquals(Set.of(), recorder.heavy());
            Class.forName(PdfSheets.class.getName(), true, recorder);
            assertFalse(recorder.heavy().isEmpty(), "The recorder records nothing");
        }
    }
}
