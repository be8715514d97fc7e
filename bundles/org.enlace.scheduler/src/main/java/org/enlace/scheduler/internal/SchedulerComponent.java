package org.enlace.scheduler.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.reference.Countries;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the jobs and runs them, and says which of them go on failing. Nothing is read while the node starts. */
@Component(service = HealthCheck.class, immediate = true, configurationPid = SchedulerComponent.PID)
@Designate(ocd = SchedulerComponent.Config.class)
public final class SchedulerComponent implements HealthCheck {
    static final String PID = "org.enlace.scheduler";
    private static final Texts TEXTS = Texts.of(SchedulerComponent.class);
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerComponent.class);
    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration TOO_LONG = Duration.ofMinutes(10);
    private static final int TOO_OFTEN = 3;

    /** By which clock jobs are due. */
    @ObjectClassDefinition(id = PID, name = "Scheduler", description = "What comes round, and when.")
    public @interface Config {
        @AttributeDefinition(
                description = "The zone jobs are due by, such as America/Bogota; empty for that of the node's country")
        String zone() default "";
    }

    private final Board board = new Board();
    private final List<ModuleDoor> doors = new CopyOnWriteArrayList<>();
    private final Countries countries;
    private final Node node;
    private final Clock clock = Clock.systemUTC();
    private final Jobs jobs;
    private final Clockwork clockwork;
    private final ServiceRegistration<Jobs> offered;
    private volatile ZoneId configured;
    private volatile ZoneId ofCountry;

    @Activate
    public SchedulerComponent(
            BundleContext context,
            @Reference JobStore store,
            @Reference Transactions transactions,
            @Reference Audit audit,
            @Reference Countries countries,
            @Reference Node node,
            Config config) {
        this.countries = countries;
        this.node = node;
        configured = read(config);
        Ledger ledger = new Ledger(store, transactions, clock, this::zone);
        jobs = new Jobs(board, ledger, transactions, audit, () -> doors);
        clockwork = new Clockwork(jobs::look, clock, FIRST);
        jobs.whenChanged(clockwork::wake);
        offered = context.registerService(Jobs.class, jobs, null);
    }

    @Deactivate
    void close() throws InterruptedException {
        offered.unregister();
        clockwork.close();
    }

    @Modified
    void set(Config config) {
        configured = read(config);
        clockwork.wake();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(Job job) {
        board.add(job);
        clockwork.wake();
    }

    void remove(Job job) {
        board.remove(job);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDoor(ModuleDoor door) {
        doors.add(door);
    }

    void removeDoor(ModuleDoor door) {
        doors.remove(door);
    }

    /** What is configured; null for the main zone of the node's country, which is looked up when the first job is due. */
    private static ZoneId read(Config config) {
        try {
            return config.zone().isBlank() ? null : ZoneId.of(config.zone().strip());
        } catch (DateTimeException e) {
            LOG.error(
                    "\"zone\" of org.enlace.scheduler is a zone such as America/Bogota, not \"{}\"; that of the node's"
                            + " country holds",
                    config.zone());
            return null;
        }
    }

    /** Kept apart from what is configured, which may change while the country's is looked up. */
    private ZoneId zone() {
        ZoneId set = configured;
        if (set != null) {
            return set;
        }
        if (ofCountry == null) {
            ofCountry = countries
                    .find(node.country())
                    .flatMap(country -> country.zones().stream().findFirst())
                    .orElseGet(ZoneId::systemDefault);
        }
        return ofCountry;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (JobRow row : jobs.failing(TOO_OFTEN)) {
            problems.add(new Problem(
                    false,
                    "The job " + row.name() + ", due since " + row.due() + ", has failed " + row.failures()
                            + " times and is tried again at " + row.tryFrom()
                            + "; node:jobs says why, node:job-run tries it at once"));
        }
        Instant early = clock.instant().minus(TOO_LONG);
        board.running()
                .filter(running -> running.since().isBefore(early))
                .ifPresent(running -> problems.add(new Problem(
                        false,
                        "The job " + running.place().name() + " is at work since " + running.since()
                                + ", and the others wait for it; see what it waits for, or start the node again")));
        return problems;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (JobRow row : jobs.failing(TOO_OFTEN)) {
            findings.add(Finding.of(
                    TEXTS,
                    Severity.WARNING,
                    "jobs.failing",
                    row.name(),
                    row.failures(),
                    String.valueOf(row.tryFrom())));
        }
        Instant early = clock.instant().minus(TOO_LONG);
        board.running()
                .filter(running -> running.since().isBefore(early))
                .ifPresent(running -> findings.add(Finding.of(
                        TEXTS,
                        Severity.WARNING,
                        "jobs.long",
                        running.place().name(),
                        running.since().toString())));
        return findings;
    }
}
