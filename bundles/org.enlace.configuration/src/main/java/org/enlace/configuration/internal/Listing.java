package org.enlace.configuration.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.configuration.internal.Effective.Value;
import org.enlace.platform.UrlSecrets;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything that is or can be configured, with where it comes from. Secrets are masked here, once for all readers. */
@Component(service = Listing.class)
public final class Listing {
    private static final Set<String> OWN_KEYS =
            Set.of(Constants.SERVICE_PID, "service.factoryPid", "service.bundleLocation", ConfigAdminDelivery.MARK);

    private final ConfigurationDoor door;
    private final ConfigurationAdmin admin;

    @Activate
    public Listing(@Reference ConfigurationDoor door, @Reference ConfigurationAdmin admin) {
        this.door = door;
        this.admin = admin;
    }

    /**
     * One key of one PID.
     *
     * @param value as it would stand in a file; masked where it is a secret
     * @param from  the file it is from, {@code default}, or {@code module}
     * @param takes what is allowed, or empty where nobody declares it
     * @param meaning what it is for, or empty where nobody says
     */
    public record Entry(String pid, String key, Object value, String from, String takes, String meaning) {}

    /** In the order of PIDs and keys. */
    public List<Entry> all() throws IOException {
        Effective effective = door.effective();
        Map<String, Declaration> declared = new TreeMap<>();
        door.declarations().all().forEach(each -> declared.put(each.pid(), each));
        Map<String, Map<String, Object>> others = givenByOthers();
        Set<String> pids = new TreeSet<>(effective.values().keySet());
        pids.addAll(others.keySet());
        declared.values().stream()
                .filter(each -> !each.factory())
                .map(Declaration::pid)
                .forEach(pids::add);
        List<Entry> entries = new ArrayList<>();
        for (String pid : pids) {
            Map<String, Attribute> attributes = declared.containsKey(Effective.declaredPid(pid))
                    ? declared.get(Effective.declaredPid(pid)).attributes()
                    : Map.of();
            Map<String, Value> values = effective.values().getOrDefault(pid, Map.of());
            Map<String, Object> fromOthers = others.getOrDefault(pid, Map.of());
            Set<String> keys = new TreeSet<>(attributes.keySet());
            keys.addAll(values.keySet());
            keys.addAll(fromOthers.keySet());
            Optional<Declaration> declaration = door.declarations().find(Effective.declaredPid(pid));
            keys.forEach(key -> entries.add(entry(
                    pid,
                    key,
                    attributes.get(key),
                    values.get(key),
                    fromOthers.get(key),
                    OwnFiles.isHidden(declaration, key))));
        }
        return entries;
    }

    /** Everything wrong now. */
    public List<Mistake> mistakes() {
        return door.effective().mistakes();
    }

    private static Entry entry(
            String pid, String key, Attribute attribute, Value given, Object fromOthers, boolean hidden) {
        boolean secret = hidden || given != null && given.secret();
        Object value;
        String from;
        if (given != null) {
            value = shown(given.value());
            from = given.file();
        } else if (fromOthers != null) {
            value = shown(fromOthers);
            from = "module";
        } else {
            value = attribute.many() == 0 ? String.join(",", attribute.defaults()) : attribute.defaults();
            from = "default";
        }
        boolean shown = !secret || from.equals("default");
        return new Entry(
                pid,
                key,
                shown ? value : Secrets.mask(),
                from,
                attribute == null ? "" : attribute.allowed(),
                attribute == null ? "" : attribute.meaning());
    }

    /** Lists as lists, and texts without what a url gives away. */
    private static Object shown(Object value) {
        if (value instanceof Collection<?> || value.getClass().isArray()) {
            return Attribute.elements(value).stream().map(Listing::shown).toList();
        }
        return value instanceof String text ? UrlSecrets.masked(text) : value;
    }

    private Map<String, Map<String, Object>> givenByOthers() throws IOException {
        Map<String, Map<String, Object>> others = new TreeMap<>();
        try {
            Configuration[] found = admin.listConfigurations("(!(" + ConfigAdminDelivery.MARK + "=true))");
            for (Configuration configuration : found == null ? new Configuration[0] : found) {
                others.put(configuration.getPid(), map(configuration.getProperties()));
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        return others;
    }

    private static Map<String, Object> map(Dictionary<String, Object> properties) {
        Map<String, Object> map = new TreeMap<>();
        if (properties != null) {
            for (String key : Collections.list(properties.keys())) {
                if (!OWN_KEYS.contains(key)) {
                    Object value = properties.get(key);
                    map.put(key, value instanceof Object[] array ? Arrays.asList(array) : value);
                }
            }
        }
        return map;
    }
}
