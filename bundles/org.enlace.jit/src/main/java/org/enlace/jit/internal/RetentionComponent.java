package org.enlace.jit.internal;

import java.time.Clock;
import org.enlace.files.Files;
import org.enlace.inbox.Inbox;
import org.enlace.jit.internal.retention.RetentionDesk;
import org.enlace.jit.internal.retention.RetentionGround;
import org.enlace.jit.internal.retention.RetentionRounds;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.keys.Keys;
import org.enlace.platform.Audit;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Rounds;
import org.enlace.platform.Transactions;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the use cases of the end of retention together, when somebody first asks for them. */
@Component(service = RetentionArea.class)
public final class RetentionComponent implements RetentionArea {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionComponent.class);

    private final RetentionDesk desk;
    private final RetentionRounds rounds;
    private final Rounds thread;

    @Activate
    public RetentionComponent(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference JitStores stores,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Inbox inbox,
            @Reference Keys keys,
            @Reference(service = Files.class) ComponentServiceObjects<Files> files,
            @Reference RetentionTerms terms) {
        this(
                new RetentionGround(
                        new Lazily<>(desks),
                        stores,
                        new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                        inbox,
                        keys,
                        new Lazily<>(files),
                        () -> terms),
                true);
    }

    /** For what has no framework: nothing is done but by a round. Not a constructor anybody sees: the framework would try each. */
    public static RetentionComponent of(RetentionGround ground) {
        return new RetentionComponent(ground, false);
    }

    private RetentionComponent(RetentionGround ground, boolean alone) {
        RetentionGround.Built built = ground.built(alone ? this::begin : () -> {});
        desk = built.desk();
        rounds = built.rounds();
        thread =
                new Rounds("jit-retention", rounds::round, e -> LOG.warn("Terms of keeping could not be looked at", e));
    }

    @Deactivate
    public void close() throws InterruptedException {
        thread.close();
    }

    @Override
    public RetentionDesk desk() {
        return desk;
    }

    @Override
    public RetentionRounds rounds() {
        return rounds;
    }

    @Override
    public void begin() {
        thread.begin();
    }
}
