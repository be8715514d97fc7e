package org.enlace.files.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.files.KeptFiles;
import org.enlace.platform.Node;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells backups what lies in the vault, and what a copy of the database names of it. */
@Component
public final class VaultNames implements KeptFiles {
    private static final int BATCH = 500;

    private final FileStore store;
    private final Path folder;

    @Activate
    public VaultNames(@Reference FileStore store, @Reference Node node) {
        this.store = store;
        folder = node.data().resolve(FileLibrary.FOLDER);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Named> named(Connection copy) throws SQLException {
        List<Named> all = new ArrayList<>();
        read(copy, "select disk_name, bytes from files.content", false, all);
        // Nothing of what has not begun lies on the disk.
        read(copy, "select disk_name, received from files.upload where received > 0", true, all);
        return all;
    }

    private static void read(Connection copy, String sql, boolean growing, List<Named> all) throws SQLException {
        try (PreparedStatement statement = copy.prepareStatement(sql)) {
            // Else the driver of PostgreSQL holds them all beside the list.
            statement.setFetchSize(BATCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(new Named(rows.getString(1), rows.getLong(2), growing));
                }
            }
        }
    }

    @Override
    public Set<String> known(Collection<String> names) {
        List<String> ordered = List.copyOf(names);
        Set<String> known = new HashSet<>();
        for (int from = 0; from < ordered.size(); from += BATCH) {
            known.addAll(store.known(ordered.subList(from, Math.min(from + BATCH, ordered.size()))));
        }
        return known;
    }
}
