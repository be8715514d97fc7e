package org.enlace.protocols.internal.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.enlace.platform.OfficerId;

/** Who reads a version and who decides, by their account names. */
public record SubmissionJson(List<String> reviewers, String approver) {
    Set<OfficerId> readers() {
        Set<OfficerId> officers = new LinkedHashSet<>();
        if (reviewers != null) {
            reviewers.forEach(name -> officers.add(new OfficerId(name)));
        }
        return officers;
    }

    OfficerId decider() {
        return approver == null ? null : new OfficerId(approver);
    }
}
