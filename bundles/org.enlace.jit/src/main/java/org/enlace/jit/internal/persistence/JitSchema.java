package org.enlace.jit.internal.persistence;

import java.time.Instant;
import java.util.List;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.StatementStore;
import org.enlace.jit.internal.TeamStore;
import org.enlace.jit.internal.agreement.DraftStore;
import org.enlace.jit.internal.bundle.BundleStore;
import org.enlace.jit.internal.custody.CustodyStore;
import org.enlace.jit.internal.evidence.ContentStore;
import org.enlace.jit.internal.loan.LoanStore;
import org.enlace.jit.internal.retention.RetentionStore;
import org.enlace.jit.internal.signing.SigningStore;
import org.enlace.jit.internal.stamping.TimeStampStore;
import org.enlace.jit.internal.work.EntryStores;
import org.enlace.jit.internal.work.EvidenceStates;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The schema of joint investigation teams, opened when somebody first asks for it. */
@Component(service = JitStores.class)
public final class JitSchema implements JitStores {
    private static final Schema SCHEMA = new Schema("jit", List.of(), JitSchema.class);

    private final Store store;
    private final Statements clock;
    private final StatementStore statements;
    private final TeamStore teams;
    private final DraftStore drafts;
    private final SigningStore signing;
    private final EntryStores entries;
    private final CustodyStore custody;
    private final ContentStore contents;
    private final EvidenceStates whereabouts;
    private final BundleStore bundles;
    private final LoanStore loans;
    private final TimeStampStore stamps;
    private final RetentionStore retention;

    @Activate
    public JitSchema(@Reference Database database) {
        store = database.open(SCHEMA);
        clock = new Statements(store, "jit");
        statements = new JdbcStatements(store);
        teams = new JdbcTeams(store);
        drafts = new JdbcDrafts(store);
        signing = new JdbcSigning(store);
        entries = new EntryStores(
                new JdbcEntries(store),
                new JdbcEntryTraces(store),
                new JdbcEntryWaits(store),
                new JdbcEntryNumbers(store),
                new JdbcEntryFiles(store),
                new JdbcVictims(store));
        custody = new JdbcCustody(store);
        contents = new JdbcContents(store);
        whereabouts = new JdbcEvidenceStates(store);
        bundles = new JdbcBundles(store);
        loans = new JdbcLoans(store);
        stamps = new JdbcTimeStamps(store);
        retention = new JdbcRetention(store);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public StatementStore statements() {
        return statements;
    }

    @Override
    public TeamStore teams() {
        return teams;
    }

    @Override
    public DraftStore drafts() {
        return drafts;
    }

    @Override
    public SigningStore signing() {
        return signing;
    }

    @Override
    public EntryStores entries() {
        return entries;
    }

    @Override
    public CustodyStore custody() {
        return custody;
    }

    @Override
    public ContentStore contents() {
        return contents;
    }

    @Override
    public EvidenceStates whereabouts() {
        return whereabouts;
    }

    @Override
    public BundleStore bundles() {
        return bundles;
    }

    @Override
    public LoanStore loans() {
        return loans;
    }

    @Override
    public TimeStampStore stamps() {
        return stamps;
    }

    @Override
    public RetentionStore retention() {
        return retention;
    }

    @Override
    public Instant moment(Instant now) {
        // The update takes the row's lock first, so that what is read afterwards is the last word.
        clock.update("update jit.change_clock set last_change = last_change + 1 where id = 1");
        long next = clock.count("select last_change from jit.change_clock where id = 1");
        long moment = Math.max(next, Statements.micros(now));
        clock.update("update jit.change_clock set last_change = ? where id = 1", moment);
        return Statements.instant(moment);
    }
}
