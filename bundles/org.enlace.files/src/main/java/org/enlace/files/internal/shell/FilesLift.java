package org.enlace.files.internal.shell;

import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code files:lift}: lifts a legal hold. */
@Component(service = Command.class)
public final class FilesLift extends FilesCommand {
    private final Files files;

    @Activate
    public FilesLift(@Reference Files files) {
        super(
                "lift",
                "lift the legal hold of a file",
                Files.HOLD,
                "files:lift 01990000-0000-7000-8000-000000000001 --reason \"Order 31 of the court\"");
        this.files = files;
    }

    @Override
    public int run(Invocation invocation) {
        RecordId id = RecordId.parse(invocation.arguments().get(0));
        StoredFile file = files.find(id, invocation.caller());
        StoredFile lifted = files.lift(id, file.version(), reason(invocation), invocation.caller());
        tell(lifted, "The legal hold of the file " + id + " was lifted.", invocation);
        return 0;
    }
}
