package org.enlace.backup.internal;

import java.time.Clock;
import org.enlace.audit.AuditProofs;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.Durable;
import org.enlace.files.KeptFiles;
import org.enlace.keys.Keys;
import org.enlace.keys.OtherKeys;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;

/** What backups stand on. */
public record Ground(
        Node node,
        Keys keys,
        OtherKeys others,
        DatabaseCopies copies,
        KeptFiles files,
        AuditProofs proofs,
        Audit audit,
        Clock clock,
        Steps steps) {
    /** Of which a node has another than any other node. */
    static final String NODE_SECRET = "backup-node";

    private static final int ID = 8;

    /** Which node of its country this is: the same as long as it has its keystore, also after it was restored. */
    String id() {
        return Durable.hash(keys.secret(NODE_SECRET).getEncoded()).substring(0, ID);
    }

    /** Whether this node signed a backup, by its key of now or an earlier one. */
    boolean signed(String signer) {
        return keys.signer(signer).isPresent();
    }

    BackupFolder folder(java.nio.file.Path named) {
        return BackupFolder.of(named, node.country().value(), id());
    }
}
