package org.enlace.persistence.internal;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.enlace.persistence.Schema;

/** Describes a module's rows to the JPA provider; takes the place of a persistence.xml. */
final class ModuleUnit implements PersistenceUnitInfo {
    private final Schema schema;
    private final DataSource connections;
    private final ClassLoader loader;
    private final boolean sharedCache;

    ModuleUnit(Schema schema, DataSource connections, ClassLoader loader, boolean sharedCache) {
        this.schema = schema;
        this.connections = connections;
        this.loader = loader;
        this.sharedCache = sharedCache;
    }

    @Override
    public String getPersistenceUnitName() {
        return schema.name();
    }

    @Override
    public String getPersistenceProviderClassName() {
        return org.eclipse.persistence.jpa.PersistenceProvider.class.getName();
    }

    @Override
    public String getScopeAnnotationName() {
        return null;
    }

    @Override
    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public jakarta.persistence.spi.PersistenceUnitTransactionType getTransactionType() {
        return jakarta.persistence.spi.PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return connections;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    /** Only a name here: the rows are listed, nothing is searched for. */
    @Override
    public URL getPersistenceUnitRootUrl() {
        try {
            return new URL("file:/enlace/" + schema.name());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> getManagedClassNames() {
        return schema.rows().stream().map(Class::getName).toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return sharedCache ? SharedCacheMode.UNSPECIFIED : SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.2";
    }

    @Override
    public ClassLoader getClassLoader() {
        return loader;
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // Classes are used as they are; nothing is woven at run time.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return loader;
    }
}
