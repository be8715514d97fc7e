package org.enlace.files.internal;

import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;

/** What the audit keeps of acts on files. The name of a file is content, and goes where it can be erased. */
final class FileActs {
    private FileActs() {}

    static Act done(String code, StoredFile file, Caller caller) {
        return with(Act.done(code, caller), file);
    }

    static Act refused(String code, StoredFile file, Caller caller) {
        return with(Act.refused(code, caller), file);
    }

    static Act failed(String code, StoredFile file, Caller caller) {
        return with(Act.failed(code, caller), file);
    }

    private static Act with(Act act, StoredFile file) {
        return act.on(Files.KIND, file.id())
                .code("use", file.owner().use())
                .fact("record", file.owner().record())
                .code("sha256", file.content().sha256().value())
                .fact("bytes", file.content().size());
    }
}
