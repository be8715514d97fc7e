package org.enlace.protocols.internal;

import java.util.List;
import org.enlace.audit.AuditLine;
import org.enlace.audit.AuditTrail;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What the audit knows of a record, for those who may read the audit. */
@Component(service = History.class)
public class History {
    private static final int SHOWN = 100;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AuditTrail trail;

    /** Newest first; empty where the caller may not read the audit, or there is none. */
    public List<AuditLine> of(RecordId record, Caller caller) {
        AuditTrail now = trail;
        return now == null || !caller.holds(AuditTrail.READ)
                ? List.of()
                : now.timeline(Protocols.KIND, record.toString(), SHOWN, caller);
    }
}
