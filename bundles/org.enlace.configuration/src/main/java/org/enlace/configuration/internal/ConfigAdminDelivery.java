package org.enlace.configuration.internal;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Gives configuration to ConfigAdmin, marked as coming from files. A component never sees the mark as a service property. */
final class ConfigAdminDelivery implements Delivery {
    /** On every configuration this door gave. Names that begin with a dot stay private to the component. */
    static final String MARK = ".enlace.files";

    private final ConfigurationAdmin admin;

    ConfigAdminDelivery(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    @Override
    public int deliver(Map<String, Map<String, Object>> values) throws IOException {
        int changed = 0;
        for (Map.Entry<String, Map<String, Object>> entry : values.entrySet()) {
            Dictionary<String, Object> properties = new Hashtable<>(entry.getValue());
            properties.put(MARK, true);
            if (configuration(entry.getKey()).updateIfDifferent(properties)) {
                changed++;
            }
        }
        for (Configuration given : given()) {
            if (!values.containsKey(given.getPid())) {
                given.delete();
                changed++;
            }
        }
        return changed;
    }

    private Configuration configuration(String pid) throws IOException {
        int tilde = pid.indexOf('~');
        return tilde < 0
                ? admin.getConfiguration(pid, "?")
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
    }

    private Configuration[] given() throws IOException {
        try {
            Configuration[] found = admin.listConfigurations("(" + MARK + "=true)");
            return found == null ? new Configuration[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
