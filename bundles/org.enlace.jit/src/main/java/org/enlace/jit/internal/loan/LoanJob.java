package org.enlace.jit.internal.loan;

import java.time.Duration;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.TeamJob;
import org.enlace.platform.contribution.Job;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Goes on with what is lent and borrowed, on a thread that keeps no other job back; and looks whether a time is over. */
@Component(service = Job.class)
public final class LoanJob extends TeamJob<LoanArea> {
    @Activate
    public LoanJob(@Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> area) {
        super(area, "jit-loans", Duration.ofMinutes(5));
    }

    @Override
    protected void round(LoanArea area) {
        area.begin();
    }

    @Override
    public String follow() {
        return "the loans of each team, and the log where one fails";
    }
}
