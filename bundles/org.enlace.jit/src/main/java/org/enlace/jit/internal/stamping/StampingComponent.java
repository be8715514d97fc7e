package org.enlace.jit.internal.stamping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.StatementBook;
import org.enlace.platform.Node;
import org.enlace.platform.Rounds;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has chains of custody stamped where an administrator named a service, and says how that goes. Where none is named it does nothing, and
 * nothing outside is called.
 */
@Component(
        service = {Job.class, HealthCheck.class},
        configurationPid = StampSettings.PID)
@Designate(ocd = StampingComponent.Config.class)
public final class StampingComponent implements Job, HealthCheck {
    /** Which service is asked. */
    @ObjectClassDefinition(
            id = StampSettings.PID,
            name = "Time stamps",
            description =
                    "Time stamps by a service (RFC 3161) on chains of custody. None unless somebody names a service.")
    public @interface Config {
        @AttributeDefinition(description = "The address of the service, https; http for a service on this machine only")
        String url() default "";

        @AttributeDefinition(
                description =
                        "The certificates (PEM) of the authorities that vouch for the service: a file, absolute or"
                                + " from the data folder, or the text itself")
        String certificates() default "";

        @AttributeDefinition(
                description = "The policy that is asked for, such as 1.2.3; empty for whichever the service has")
        String policy() default "";

        @AttributeDefinition(
                description =
                        "Certificates that vouch for its server (PEM), absolute, or from the data folder; empty for"
                                + " those Java knows")
        String trustFile() default "";

        @AttributeDefinition(description = "Seconds that one answer may take", min = "1", max = "120")
        int seconds() default 20;

        @AttributeDefinition(
                description = "How many are asked for in a round, every ten minutes",
                min = "1",
                max = "1000")
        int most() default 50;
    }

    private static final Logger LOG = LoggerFactory.getLogger(StampingComponent.class);
    private static final Duration ROUND = Duration.ofMinutes(10);

    private final Supplier<Desks> desks;
    private final Transactions transactions;
    private final Rounds rounds;
    private StampSettings settings;
    private String mistake;
    private Stamping asking;

    @Activate
    public StampingComponent(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference Transactions transactions,
            @Reference Node node,
            Config config) {
        this.desks = new Lazily<>(desks);
        this.transactions = transactions;
        rounds = new Rounds("enlace-time-stamps", over -> asking().round(over), StampingComponent::failed);
        if (config.url().isBlank() && config.certificates().isBlank()) {
            return;
        }
        try {
            settings = StampSettings.of(
                    config.url(),
                    config.certificates(),
                    config.policy(),
                    config.trustFile(),
                    config.seconds(),
                    config.most(),
                    node.data());
        } catch (IllegalArgumentException e) {
            mistake = e.getMessage();
        }
    }

    private Stamping asking() {
        if (asking == null) {
            asking = desks.get().chains().stamps().asking(settings);
        }
        return asking;
    }

    /** Told of a round that ended early. */
    private static void failed(RuntimeException e) {
        if (e instanceof Stale) {
            LOG.debug("A round of time stamps was overtaken", e);
        } else {
            LOG.error("Events could not be stamped; it is tried again within minutes", e);
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        rounds.close();
    }

    @Override
    public String name() {
        return "jit-time-stamps";
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(ROUND);
    }

    @Override
    public void run(Instant due) {
        if (settings != null) {
            transactions.afterCommit(rounds::begin);
        }
    }

    @Override
    public String follow() {
        return "jit:time-stamps";
    }

    @Override
    public List<Problem> problems() {
        if (mistake != null) {
            return List.of(new Problem(false, "Nothing is stamped: " + mistake));
        }
        if (settings == null) {
            return List.of();
        }
        StampDesk.State state = desks.get().chains().stamps().state();
        String trouble = state.service().trouble();
        if (trouble.isEmpty()) {
            return List.of();
        }
        return List.of(new Problem(
                false,
                state.waiting() + " items wait for a time stamp: " + trouble + ". The service last gave one: "
                        + state.service().reached().map(Instant::toString).orElse("never")
                        + "; it is asked again from " + state.service().next() + " on. See " + StampSettings.PID
                        + " in config/timestamps.json, and jit:time-stamps"));
    }
}
