package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.platform.contribution.ValueForms;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the values of the backups have to look like. */
@Component
public final class BackupRules implements ConfigurationRules {
    private static final String FOLDER = "folder";

    private final Path data;

    @Activate
    public BackupRules(@Reference Node node) {
        data = node.data().toAbsolutePath().normalize();
    }

    @Override
    public String pid() {
        return BackupComponent.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(FOLDER, ValueForms.folder(), "time", ValueForms.time());
    }

    /** A backup beside what it is of would be lost with it, and one that cannot be written is none. */
    @Override
    public void requireUsable(Set<String> changed, Map<String, Object> values) {
        String folder = String.valueOf(values.getOrDefault(FOLDER, ""));
        boolean another = changed.stream().anyMatch(FOLDER::equalsIgnoreCase);
        if (another && !folder.isBlank() && Path.of(folder).normalize().startsWith(data)) {
            throw new Refusal(
                    "backup.folder-inside",
                    "\"" + FOLDER + "\" of " + pid() + " cannot be that: it lies in the data folder " + data
                            + ", so a backup would be lost with it. Name a folder on another disk. Nothing was changed",
                    FOLDER,
                    "\"" + folder + "\"",
                    data);
        }
        if (another && !folder.isBlank()) {
            requireWritable(Path.of(folder).normalize());
        }
    }

    /** Tries it in the folder, or in the one above that is there: a backup makes what is missing. */
    private void requireWritable(Path folder) {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            Files.delete(Files.createTempFile(there, ".enlace", ".try"));
        } catch (IOException e) {
            throw new Refusal(
                    "backup.folder-unwritable",
                    "\"" + FOLDER + "\" of " + pid() + " cannot be that: the node's user cannot write into " + there
                            + ". Give it the right to, or name another folder. Nothing was changed",
                    FOLDER,
                    "\"" + folder + "\"",
                    there);
        }
    }

    @Override
    public Optional<Texts> texts() {
        return Optional.of(Texts.of(BackupRules.class));
    }
}
