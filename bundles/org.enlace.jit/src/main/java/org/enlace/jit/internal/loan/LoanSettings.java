package org.enlace.jit.internal.loan;

import org.enlace.jit.internal.evidence.EvidenceConfig;
import org.enlace.jit.loan.LoanRequest;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.loan.Window;

/**
 * How this node lends.
 *
 * @param days   for how many days a copy is lent at most, and where nobody says otherwise
 * @param source where that is said
 * @param window how many bytes are given, and asked for, at once at most
 */
public record LoanSettings(int days, String source, long window) {
    /** Where nobody sets anything. */
    public static final LoanSettings SHIPPED =
            new LoanSettings(EvidenceConfig.LOAN_DAYS, EvidenceConfig.LOAN_SOURCE, EvidenceConfig.LOAN_WINDOW);

    /** What is set to more or less than there can be counts as the most or the least. */
    public LoanSettings {
        days = Math.max(1, Math.min(days, LoanRequest.DAYS));
        window = Math.max(Offer.LEAST_WINDOW, Math.min(window, Window.LONGEST));
    }

    public static LoanSettings of(EvidenceConfig config) {
        return new LoanSettings(config.loanDays(), config.loanSource(), config.loanWindow());
    }
}
