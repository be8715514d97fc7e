package org.enlace.equinox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.ops4j.pax.exam.util.Injector;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What Pax Exam asks for before it calls a test: here it injects nothing, since tests take what they need themselves. */
public final class PassiveInjector implements BundleActivator, Injector {
    @Override
    public void start(BundleContext context) {
        context.registerService(Injector.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        // The service goes with the bundle.
    }

    @Override
    public void injectFields(Object target) {
        // Nothing to inject.
    }

    /** A bundle that holds nothing but this class. */
    static InputStream bundle() throws IOException {
        String name = PassiveInjector.class.getName();
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.enlace.equinox.injector");
        main.putValue("Bundle-Activator", name);
        main.putValue("Import-Package", "org.ops4j.pax.exam.util,org.osgi.framework");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
                InputStream type = PassiveInjector.class.getResourceAsStream("PassiveInjector.class")) {
            jar.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
            type.transferTo(jar);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
