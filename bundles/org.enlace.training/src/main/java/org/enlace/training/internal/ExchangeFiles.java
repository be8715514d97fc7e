package org.enlace.training.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The files of an application, as the node's files come and go. */
@Component(service = ExchangeFiles.class)
public class ExchangeFiles {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Files files;

    static ExchangeFiles of(Files files) {
        ExchangeFiles all = new ExchangeFiles();
        all.files = files;
        return all;
    }

    /** Those that are on the application, newest first; none where the caller may not read files. */
    public List<StoredFile> of(RecordId application, Caller caller) {
        Files now = files;
        if (now == null || !caller.holds(Files.READ)) {
            return List.of();
        }
        return now.of(new OwnerRef(ExchangeDocuments.NAME, application), caller).stream()
                .filter(StoredFile.Attached.class::isInstance)
                .toList();
    }

    /** @throws Refusal {@code placement.no-file} for one that is not on the application */
    void require(RecordId application, Collection<RecordId> wanted, Caller caller) {
        if (wanted.isEmpty()) {
            return;
        }
        Set<RecordId> there =
                of(application, caller).stream().map(StoredFile::id).collect(Collectors.toSet());
        wanted.stream().filter(file -> !there.contains(file)).findFirst().ifPresent(file -> {
            throw new Refusal("placement.no-file", file + " is no file of this application; add it here first", file)
                    .at("file");
        });
    }
}
