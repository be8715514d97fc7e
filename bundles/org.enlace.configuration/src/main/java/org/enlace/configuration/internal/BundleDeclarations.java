package org.enlace.configuration.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.felix.metatype.AD;
import org.apache.felix.metatype.Designate;
import org.apache.felix.metatype.MetaData;
import org.apache.felix.metatype.MetaDataReader;
import org.apache.felix.metatype.OCD;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeProvider;
import org.osgi.service.metatype.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the Metatype files ({@code OSGI-INF/metatype}) of the installed bundles, started or not, and asks the providers and
 * managed services that describe themselves. The files are read by Felix Metatype's own reader rather than through the
 * MetaTypeService, because that one keeps the limits of a value to itself, and a person wants to hear them.
 */
final class BundleDeclarations implements Declarations {
    private static final Logger LOG = LoggerFactory.getLogger(BundleDeclarations.class);
    private static final String FOLDER = "OSGI-INF/metatype";
    /** By PID and key; English stands in the declaration. */
    private static final String EXPLANATIONS = "OSGI-INF/l10n/configuration_%s.properties";

    private final BundleContext context;
    private final Supplier<Collection<ConfigurationRules>> rules;
    private final Map<Long, Map<String, Declaration>> byBundle = new ConcurrentHashMap<>();
    private final Map<Long, Map<Language, Properties>> explanations = new ConcurrentHashMap<>();

    /** @param rules what bundles ask of their values beyond Metatype */
    BundleDeclarations(BundleContext context, Supplier<Collection<ConfigurationRules>> rules) {
        this.context = context;
        this.rules = rules;
    }

    /** Forgets a bundle that went or was updated. */
    void forget(Bundle bundle) {
        byBundle.remove(bundle.getBundleId());
        explanations.remove(bundle.getBundleId());
    }

    /** What one bundle declares, by PID. */
    Map<String, Declaration> of(Bundle bundle) {
        return byBundle.computeIfAbsent(bundle.getBundleId(), id -> read(bundle));
    }

    @Override
    public Collection<Declaration> all() {
        Map<String, Declaration> all = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                all.putAll(of(bundle));
            }
        }
        return all.values().stream().map(this::ruled).toList();
    }

    @Override
    public Optional<Declaration> find(String pid) {
        for (Bundle bundle : context.getBundles()) {
            Declaration declaration =
                    bundle.getState() == Bundle.UNINSTALLED ? null : of(bundle).get(pid);
            if (declaration != null) {
                return Optional.of(ruled(declaration));
            }
        }
        return described(pid).map(this::ruled);
    }

    @Override
    public Optional<ConfigurationRules> rules(String pid) {
        return rules.get().stream().filter(each -> each.pid().equals(pid)).findFirst();
    }

    @Override
    public Optional<String> explained(String pid, String key, Language language) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() != Bundle.UNINSTALLED && of(bundle).containsKey(pid)) {
                Properties words = explanations
                        .computeIfAbsent(bundle.getBundleId(), id -> new ConcurrentHashMap<>())
                        .computeIfAbsent(language, asked -> explanations(bundle, asked));
                return Optional.ofNullable(words.getProperty(pid + "." + key));
            }
        }
        return Optional.empty();
    }

    private static Properties explanations(Bundle bundle, Language language) {
        Properties words = new Properties();
        URL file = bundle.getEntry(EXPLANATIONS.formatted(language.tag()));
        if (file != null) {
            try (Reader text = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                words.load(text);
            } catch (IOException | IllegalArgumentException e) {
                LOG.error("What {} says of its configuration in {} cannot be read", bundle.getSymbolicName(), file, e);
            }
        }
        return words;
    }

    private Declaration ruled(Declaration declaration) {
        Map<String, ValueForm> forms =
                rules(declaration.pid()).map(ConfigurationRules::forms).orElse(Map.of());
        if (forms.isEmpty()) {
            return declaration;
        }
        Map<String, Attribute> attributes = new HashMap<>();
        declaration
                .attributes()
                .forEach((key, attribute) -> attributes.put(key, attribute.of(Optional.ofNullable(forms.get(key)))));
        return new Declaration(
                declaration.pid(), declaration.factory(), declaration.bundle(), attributes, declaration.open());
    }

    private static Map<String, Declaration> read(Bundle bundle) {
        if (bundle.getBundleId() == 0 || bundle.getEntryPaths(FOLDER) == null) {
            return Map.of();
        }
        Map<String, Declaration> declared = new HashMap<>();
        Enumeration<URL> files = bundle.findEntries(FOLDER, "*.xml", false);
        while (files != null && files.hasMoreElements()) {
            URL file = files.nextElement();
            try {
                declared.putAll(declarations(bundle, new MetaDataReader().parse(file)));
            } catch (IOException e) {
                LOG.error("The description {} of what {} reads cannot be read", file, bundle.getSymbolicName(), e);
            }
        }
        return declared;
    }

    private static Map<String, Declaration> declarations(Bundle bundle, MetaData data) {
        Map<String, Declaration> declared = new HashMap<>();
        if (data == null || data.getDesignates() == null) {
            return declared;
        }
        for (Object each : data.getDesignates()) {
            Designate designate = (Designate) each;
            boolean factory = designate.getFactoryPid() != null;
            String pid = factory ? designate.getFactoryPid() : designate.getPid();
            Object ocd =
                    data.getObjectClassDefinitions().get(designate.getObject().getOcdRef());
            if (ocd instanceof OCD known) {
                declared.put(pid, new Declaration(pid, factory, bundle.getSymbolicName(), attributes(known), false));
            }
        }
        return declared;
    }

    private static Map<String, Attribute> attributes(OCD ocd) {
        Map<String, Attribute> attributes = new HashMap<>();
        if (ocd.getAttributeDefinitions() != null) {
            for (Object each : ocd.getAttributeDefinitions().values()) {
                AD ad = (AD) each;
                attributes.put(
                        ad.getID(),
                        new Attribute(
                                ad.getID(),
                                ad.getType(),
                                ad.getCardinality(),
                                number(ad.getMin()),
                                number(ad.getMax()),
                                list(ad.getOptionValues()),
                                list(ad.getDefaultValue()),
                                text(ad.getDescription()),
                                Optional.empty()));
            }
        }
        return attributes;
    }

    /** A service that takes the PID, and may describe its keys. */
    private Optional<Declaration> described(String pid) {
        ServiceReference<?>[] references;
        try {
            references = context.getAllServiceReferences(
                    null,
                    "(|(metatype.pid=" + pid + ")(metatype.factory.pid=" + pid + ")(&(service.pid=" + pid
                            + ")(|(objectClass=org.osgi.service.cm.ManagedService)"
                            + "(objectClass=org.osgi.service.cm.ManagedServiceFactory))))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("\"" + pid + "\" cannot stand in a filter", e);
        }
        if (references == null) {
            return Optional.empty();
        }
        Declaration found = null;
        for (ServiceReference<?> reference : references) {
            Object service = context.getService(reference);
            try {
                String bundle = reference.getBundle() == null
                        ? "a bundle that just left"
                        : reference.getBundle().getSymbolicName();
                if (service instanceof MetaTypeProvider provider) {
                    return Optional.of(described(pid, bundle, provider));
                }
                found = new Declaration(pid, false, bundle, Map.of(), true);
            } finally {
                context.ungetService(reference);
            }
        }
        return Optional.ofNullable(found);
    }

    private static Declaration described(String pid, String bundle, MetaTypeProvider provider) {
        ObjectClassDefinition ocd = provider.getObjectClassDefinition(pid, null);
        AttributeDefinition[] all = ocd == null ? null : ocd.getAttributeDefinitions(ObjectClassDefinition.ALL);
        Map<String, Attribute> attributes = new HashMap<>();
        if (all != null) {
            for (AttributeDefinition ad : all) {
                attributes.put(
                        ad.getID(),
                        new Attribute(
                                ad.getID(),
                                ad.getType(),
                                ad.getCardinality(),
                                null,
                                null,
                                list(ad.getOptionValues()),
                                list(ad.getDefaultValue()),
                                text(ad.getDescription()),
                                Optional.empty()));
            }
        }
        return new Declaration(pid, false, bundle, attributes, all == null);
    }

    private static BigDecimal number(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    private static List<String> list(String[] values) {
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(v -> v != null).toList();
    }
}
