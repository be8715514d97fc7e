package org.enlace.persistence.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;

/** Sees a module's classes and, beside them, those of the JPA provider, which the module does not import. */
final class UnitLoader extends ClassLoader {
    private final List<ClassLoader> provider;

    UnitLoader(ClassLoader module, List<ClassLoader> provider) {
        super(module);
        this.provider = List.copyOf(provider);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader loader : provider) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                // The next one may have it.
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        for (ClassLoader loader : provider) {
            URL found = loader.getResource(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return java.util.Collections.emptyEnumeration();
    }
}
