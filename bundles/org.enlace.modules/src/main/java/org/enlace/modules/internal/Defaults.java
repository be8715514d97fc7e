package org.enlace.modules.internal;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The configuration a module brings along. It counts only where the node's own configuration files say nothing about the
 * PID, and goes with the module.
 */
final class Defaults {
    private static final String OWNER = "enlace.module";

    private final ConfigurationAdmin admin;

    Defaults(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    void give(ModuleFeature feature) throws IOException {
        for (Map.Entry<String, Map<String, Object>> each :
                feature.configurations().entrySet()) {
            if (find("(service.pid=" + each.getKey() + ")").length == 0) {
                Dictionary<String, Object> values = new Hashtable<>(each.getValue());
                values.put(OWNER, feature.id());
                admin.getConfiguration(each.getKey(), "?").update(values);
            }
        }
    }

    void takeBack(ModuleFeature feature) throws IOException {
        for (Configuration configuration : find("(" + OWNER + "=" + feature.id() + ")")) {
            configuration.delete();
        }
    }

    private Configuration[] find(String filter) throws IOException {
        try {
            Configuration[] found = admin.listConfigurations(filter);
            return found == null ? new Configuration[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("The feature's PID cannot stand in a filter: " + filter, e);
        }
    }
}
