package org.enlace.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Two versions of a Karaf feature with one bundle that shows one file by the HTTP whiteboard: what comes closest to a module that is
 * upgraded, though it has neither tables nor records.
 */
final class KarafSample {
    static final String PAGE = "/sample/page.txt";

    private KarafSample() {}

    /** Registers the file. Runs inside Karaf. */
    public static final class Registration implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put("osgi.http.whiteboard.resource.pattern", "/sample/*");
            properties.put("osgi.http.whiteboard.resource.prefix", "/pages");
            context.registerService(Object.class, new Object(), properties);
        }

        @Override
        public void stop(BundleContext context) {
            // The framework takes the service back.
        }
    }

    /** Writes both versions and the list of features; gives the list's address. */
    static String written(Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder features = new StringBuilder(
                "<features name=\"sample\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.4.0\">\n");
        for (String version : new String[] {"1.0.0", "2.0.0"}) {
            Path jar = bundle(folder.resolve("sample-" + version + ".jar"), version);
            features.append("  <feature name=\"sample\" version=\"%s\"><feature>http-whiteboard</feature><bundle>%s</bundle></feature>\n"
                    .formatted(version, jar.toUri()));
        }
        Path list = folder.resolve("features.xml");
        Files.writeString(list, features.append("</features>\n"));
        return list.toUri().toString();
    }

    private static Path bundle(Path jar, String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "sample");
        main.putValue("Bundle-Version", version);
        main.putValue("Bundle-Activator", Registration.class.getName());
        main.putValue("Import-Package", "org.osgi.framework");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            String type = Registration.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(type));
            try (InputStream in = Registration.class.getClassLoader().getResourceAsStream(type)) {
                in.transferTo(out);
            }
            out.putNextEntry(new JarEntry("pages/page.txt"));
            out.write(version.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
