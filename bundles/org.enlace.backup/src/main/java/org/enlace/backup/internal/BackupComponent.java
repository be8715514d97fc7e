package org.enlace.backup.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.audit.AuditProofs;
import org.enlace.backup.internal.format.Setup;
import org.enlace.files.KeptFiles;
import org.enlace.keys.Keys;
import org.enlace.keys.OtherKeys;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Job;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the backups of the node, makes them at their time where a folder is configured, and says when that fails. */
@Component(service = HealthCheck.class, immediate = true, configurationPid = BackupComponent.PID)
@Designate(ocd = BackupComponent.Config.class)
public final class BackupComponent implements HealthCheck {
    static final String PID = "org.enlace.backup";
    private static final Logger LOG = LoggerFactory.getLogger(BackupComponent.class);
    private static final LocalTime OTHERWISE = LocalTime.of(2, 30);

    /** Where backups go, when, and how many stay. */
    @ObjectClassDefinition(id = PID, name = "Backup", description = "Backups that the node makes by itself.")
    public @interface Config {
        @AttributeDefinition(
                description = "A folder on another disk; empty: the node makes no backups by itself. An absolute path")
        String folder() default "";

        @AttributeDefinition(description = "When, each day, in the zone of the scheduler, such as 02:30")
        String time() default "02:30";

        @AttributeDefinition(description = "How many backups stay in the folder", min = "1", max = "1000")
        int keep() default 14;

        @AttributeDefinition(
                description = "After how many days every file is read and compared again",
                min = "1",
                max = "365")
        int fullDays() default 7;
    }

    private final NodeBackups backups;
    private final ScheduledBackup scheduled;
    private final Optional<Path> folder;
    private final String wrong;
    private final Path restored;
    private final Clock clock = Clock.systemUTC();
    private final Instant since = clock.instant();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public BackupComponent(
            BundleContext context,
            @Reference Node node,
            @Reference Keys keys,
            @Reference OtherKeys others,
            @Reference DatabaseCopies copies,
            @Reference KeptFiles files,
            @Reference AuditProofs proofs,
            @Reference Audit audit,
            @Reference Transactions transactions,
            Config config) {
        String named = config.folder().strip();
        restored = node.data().resolve("backup").resolve(RestoredNode.FILE);
        wrong = named.isEmpty() || Path.of(named).isAbsolute() ? "" : named;
        folder = Optional.of(named)
                .filter(text -> !text.isEmpty() && wrong.isEmpty())
                .map(Path::of);
        Ground ground = new Ground(node, keys, others, copies, files, proofs, audit, clock, Steps.NONE);
        backups = new NodeBackups(
                ground, new NodeBackups.Settings(folder, config.keep(), config.fullDays(), Setup.Cost.USUAL));
        backups.clearScratch();
        registrations.add(context.registerService(Backups.class, backups, null));
        scheduled = new ScheduledBackup(backups, transactions, time(config.time()));
        if (folder.isPresent()) {
            registrations.add(context.registerService(Job.class, scheduled, null));
            if (!backups.status().trouble().isEmpty()) {
                // The one at its time was not made, and what waited to try it again is gone.
                scheduled.again();
            }
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip()).withSecond(0).withNano(0);
        } catch (DateTimeException e) {
            LOG.error("\"time\" of {} is a time such as 02:30, not \"{}\"; {} holds", PID, text, OTHERWISE);
            return OTHERWISE;
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        registrations.forEach(ServiceRegistration::unregister);
        scheduled.close();
        backups.close();
    }

    @Override
    public String name() {
        return "backups";
    }

    @Override
    public List<Problem> problems() {
        return watched().problems();
    }

    @Override
    public List<Finding> examine() {
        return watched().findings();
    }

    @Override
    public List<Figure> figures() {
        return watched().figures();
    }

    @Override
    public List<Fact> facts() {
        return watched().facts();
    }

    private BackupFindings watched() {
        return new BackupFindings(backups.status(), restored, folder, wrong, since, clock.instant());
    }
}
