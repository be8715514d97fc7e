package org.enlace.jit.internal;

import java.util.List;
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

/** The documents of a team, as the node's files come and go. */
@Component(service = TeamFiles.class)
public class TeamFiles {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Files files;

    public static TeamFiles of(Files files) {
        TeamFiles all = new TeamFiles();
        all.files = files;
        return all;
    }

    /** Those that are on the team, newest first; none where the caller may not read files. */
    public List<StoredFile> of(RecordId team, Caller caller) {
        Files now = files;
        if (now == null || !caller.holds(Files.READ)) {
            return List.of();
        }
        return now.of(new OwnerRef(TeamDocuments.NAME, team), caller).stream()
                .filter(StoredFile.Attached.class::isInstance)
                .toList();
    }

    /** @throws Refusal {@code jit.no-file} for one that is not on the team */
    public void require(RecordId team, RecordId file, Caller caller) {
        if (of(team, caller).stream().noneMatch(one -> one.id().equals(file))) {
            throw new Refusal("jit.no-file", file + " is no document of this team; add it there first", file)
                    .at("document");
        }
    }
}
