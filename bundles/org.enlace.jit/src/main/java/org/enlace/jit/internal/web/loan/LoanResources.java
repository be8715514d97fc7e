package org.enlace.jit.internal.web.loan;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.work.WorkWay;

/** The pages of digital evidence that is lent, for the module's web application. */
public final class LoanResources {
    private LoanResources() {}

    public static Set<Object> of(WorkWay way, EvidenceChains chains, Supplier<LoanArea> area) {
        return Set.of(new LoanPages(way, chains, area), new LendPages(way, area), new LoanDecisionPages(way, area));
    }
}
