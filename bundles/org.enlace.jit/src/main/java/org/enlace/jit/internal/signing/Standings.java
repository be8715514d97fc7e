package org.enlace.jit.internal.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.signing.Deed;
import org.enlace.jit.signing.Proposed;
import org.enlace.jit.signing.Signed;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * How teams stand on this node. Texts are long and signatures take time to check, so what was made of a team is kept until something
 * else was said in it.
 */
public final class Standings {
    /** The kinds of texts and signatures. */
    public static final Set<String> KINDS = Set.of(Proposals.PROPOSED, SignedJson.KIND);

    private static final int MOST_KEPT = 200;

    private final Dossiers dossiers;
    private final SigningStore store;
    private final Function<Statement, Instrument> reading;
    private final Function<RecordId, Set<CountryCode>> onPaper;
    private final Clock clock;
    private final CountryCode own;
    private final Map<RecordId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Kept(List<String> of, Standing standing) {}

    /**
     * @param reading what a statement that proposes a text says
     * @param onPaper the countries that the request asks on paper; it is sent once, before every text
     */
    public Standings(
            Dossiers dossiers,
            SigningStore store,
            Function<Statement, Instrument> reading,
            Function<RecordId, Set<CountryCode>> onPaper,
            Clock clock,
            CountryCode own) {
        this.dossiers = dossiers;
        this.store = store;
        this.reading = reading;
        this.onPaper = onPaper;
        this.clock = clock;
        this.own = own;
    }

    /** How a team stands; empty of everything where nothing was proposed in it. */
    public Standing of(RecordId team) {
        List<String> ids = store.ids(team, KINDS);
        synchronized (kept) {
            Kept before = kept.get(team);
            if (before != null && before.of().equals(ids)) {
                return before.standing();
            }
        }
        List<Deed> deeds = new ArrayList<>();
        dossiers.of(team, KINDS).forEach(said -> deeds.add(deed(said)));
        Standing standing = Standing.of(team, deeds, onPaper.apply(team));
        // What was said in between by others is looked at the next time.
        if (store.ids(team, KINDS).equals(ids)) {
            synchronized (kept) {
                kept.put(team, new Kept(ids, standing));
            }
        }
        return standing;
    }

    private Deed deed(Statement said) {
        return said.kind().equals(SignedJson.KIND)
                ? new Signed(said, SignedJson.read(said))
                : new Proposed(said, reading.apply(said));
    }

    /** Now, as far as a team goes: a clock that was set back does not bring back what this node has left behind. */
    public Instant now(RecordId team) {
        Instant now = clock.instant();
        return store.last(team, own).filter(now::isBefore).orElse(now);
    }

    /** The team in which something was proposed or signed. */
    public Optional<RecordId> team(RecordId statement) {
        return store.team(statement);
    }

    /** The teams in which a text was proposed. */
    public List<RecordId> teams() {
        return store.teams();
    }

    public Clock clock() {
        return clock;
    }

    public CountryCode own() {
        return own;
    }
}
