package org.enlace.jit.internal.signing;

import java.io.InputStream;
import java.util.function.Supplier;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.signing.ScannedAct;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;

/** Scanned acts among the files of the node. */
public final class StoredActs implements Acts {
    private final Supplier<Files> files;

    public StoredActs(Supplier<Files> files) {
        this.files = files;
    }

    @Override
    public RecordId keep(RecordId instrument, String name, InputStream content, Caller caller) {
        return files.get()
                .add(new OwnerRef(ActFiles.NAME, instrument), new FileName(name), content, caller)
                .id();
    }

    @Override
    public ScannedAct find(RecordId instrument, RecordId file, Caller caller) {
        StoredFile found = files.get().of(new OwnerRef(ActFiles.NAME, instrument), caller).stream()
                .filter(one -> one.id().equals(file) && one instanceof StoredFile.Attached)
                .findFirst()
                .orElseThrow(() -> new NotFound(Files.KIND, file.toString()));
        return new ScannedAct(found.content().sha256().value(), found.name().value());
    }
}
