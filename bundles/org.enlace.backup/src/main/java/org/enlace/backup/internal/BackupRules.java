package org.enlace.backup.internal;

import java.util.Map;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.platform.contribution.ValueForms;
import org.osgi.service.component.annotations.Component;

/** What the values of the backups have to look like. */
@Component
public final class BackupRules implements ConfigurationRules {
    @Override
    public String pid() {
        return BackupComponent.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of("folder", ValueForms.folder(), "time", ValueForms.time());
    }
}
