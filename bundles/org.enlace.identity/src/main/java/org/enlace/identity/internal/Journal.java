package org.enlace.identity.internal;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;

/** Changes something and writes it down, both or neither; what was refused is written down as such. */
final class Journal {
    private final Transactions transactions;
    private final Audit audit;
    private final Administrators administrators;

    Journal(Transactions transactions, Audit audit, Administrators administrators) {
        this.transactions = transactions;
        this.audit = audit;
        this.administrators = administrators;
    }

    /** What is being written about the act that goes on. */
    static final class Entry {
        private Act act;

        private Entry(Act act) {
            this.act = act;
        }

        void add(UnaryOperator<Act> more) {
            act = more.apply(act);
        }
    }

    <T> T keep(Act act, Function<Entry, T> work) {
        try {
            return transactions.call(() -> {
                Entry entry = new Entry(act);
                T result = work.apply(entry);
                audit.record(entry.act);
                return result;
            });
        } catch (Refusal e) {
            refused(act, e.code());
            throw e;
        } catch (Forbidden e) {
            refused(act, "needs", e.permission().value());
            throw e;
        }
    }

    /** Something was not done, and why. */
    void refused(Act act, String... why) {
        audit.record(act.as(act.code(), Act.Outcome.REFUSED).codes("why", List.of(why)));
    }

    /** Those who are told of what the audit alone would not bring before them. */
    Administrators administrators() {
        return administrators;
    }

    Transactions transactions() {
        return transactions;
    }
}
