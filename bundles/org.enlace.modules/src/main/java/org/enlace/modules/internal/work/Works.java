package org.enlace.modules.internal.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.Modules;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes modules in the background, one at a time, so that a change goes on when the browser that began it is gone. What became
 * of the last one is kept until the next one begins or the node stops; the history keeps it for good.
 */
@Component(service = Works.class, immediate = true)
public final class Works {
    private static final Logger LOG = LoggerFactory.getLogger(Works.class);
    private static final Duration TO_UNDO = Duration.ofSeconds(10);

    private final Modules modules;
    private final RecordIds ids;
    private final Clock clock = Clock.systemUTC();
    private Work last;
    private Thread thread;

    @Activate
    public Works(@Reference Modules modules, @Reference RecordIds ids) {
        this.modules = modules;
        this.ids = ids;
    }

    /** A change that is cut off is undone now, or else when the node starts again. */
    @Deactivate
    void stop() throws InterruptedException {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null && running.isAlive()) {
            running.interrupt();
            running.join(TO_UNDO.toMillis());
        }
    }

    /**
     * Begins what was ordered and comes back at once.
     *
     * @throws Refusal {@code module.busy} while another one goes on
     */
    public synchronized Work begin(Order order, Caller caller) {
        caller.require(Modules.MANAGE);
        if (last != null && last.view().running()) {
            throw new Refusal("module.busy", "A module is being changed at this moment; wait for it and repeat");
        }
        Work work = new Work(ids.next(), order, caller.officer(), clock.instant());
        last = work;
        thread = new Thread(() -> run(work, caller), "module-change");
        thread.setDaemon(true);
        thread.start();
        return work;
    }

    /** The one that goes on, or the last one that did. */
    public synchronized Optional<Work> last() {
        return Optional.ofNullable(last);
    }

    /** @throws NotFound {@code change} when it is no longer kept */
    public Work find(RecordId id) {
        return last().filter(work -> work.id().equals(id)).orElseThrow(() -> new NotFound("change", id.toString()));
    }

    private void run(Work work, Caller caller) {
        try {
            Optional<InstalledModule> after = carryOut(work.order(), caller, (step, done, total) -> work.at(step));
            work.end(new Work.State.Done(clock.instant(), after));
        } catch (Refusal refusal) {
            work.end(new Work.State.Refused(clock.instant(), refusal));
        } catch (NotFound gone) {
            Refusal refusal = new Refusal(
                    "module.not-installed",
                    work.order().module() + " is not installed any more; nothing was changed",
                    work.order().module());
            work.end(new Work.State.Refused(clock.instant(), refusal));
        } catch (RuntimeException | Error e) {
            LOG.error("{} of {} failed", work.order().operation(), work.order().module(), e);
            work.end(new Work.State.Failed(clock.instant()));
        }
    }

    private Optional<InstalledModule> carryOut(Order order, Caller caller, Progress progress) {
        return switch (order.operation()) {
            case INSTALL -> Optional.of(modules.install(order.archive().orElseThrow(), caller, progress));
            case UPGRADE -> Optional.of(modules.upgrade(order.archive().orElseThrow(), caller, progress));
            case ROLLBACK -> Optional.of(modules.rollback(order.module(), caller, progress));
            case REMOVE -> {
                modules.remove(order.module(), caller, progress);
                yield Optional.empty();
            }
            case PURGE -> throw new IllegalArgumentException("Two officers decide a purge; it is no order");
        };
    }
}
