package org.enlace.files.internal.shell;

import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code files:hold}: places a legal hold. */
@Component(service = Command.class)
public final class FilesHold extends FilesCommand {
    private final Files files;

    @Activate
    public FilesHold(@Reference Files files) {
        super(
                "hold",
                "place a legal hold: the file is neither removed nor erased while it stands",
                Files.HOLD,
                "files:hold 01990000-0000-7000-8000-000000000001 --reason \"Order 12 of the court\"");
        this.files = files;
    }

    @Override
    public int run(Invocation invocation) {
        RecordId id = RecordId.parse(invocation.arguments().get(0));
        StoredFile file = files.find(id, invocation.caller());
        StoredFile held = files.hold(id, file.version(), reason(invocation), invocation.caller());
        tell(held, "A legal hold stands on the file " + id + ".", invocation);
        return 0;
    }
}
