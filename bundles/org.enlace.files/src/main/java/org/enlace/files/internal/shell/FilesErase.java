package org.enlace.files.internal.shell;

import org.enlace.files.Erasure;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code files:erase}: erases a file for good. */
@Component(service = Command.class)
public final class FilesErase extends FilesCommand {
    private final Files files;

    @Activate
    public FilesErase(@Reference Files files) {
        super(
                "erase",
                "erase a file for good: its key is destroyed, its bytes are removed, a signed statement remains",
                Files.ERASE,
                "files:erase 01990000-0000-7000-8000-000000000001 --reason \"Retention has ended\"");
        this.files = files;
    }

    @Override
    public int run(Invocation invocation) {
        RecordId id = RecordId.parse(invocation.arguments().get(0));
        StoredFile file = files.find(id, invocation.caller());
        Erasure erasure = files.erase(id, file.version(), reason(invocation), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(erasure);
        } else {
            invocation.out().print(erasure.statement());
            invocation.out().println("signed-by: " + erasure.signer());
            invocation.out().println("signature: " + erasure.signature());
        }
        return 0;
    }
}
