package org.enlace.modules.internal.adoption;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxUse;
import org.enlace.modules.Adoptions;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;
import org.enlace.platform.SecondOfficers;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the register together and offers it, its door and its health check, once the database answers and the audit writes. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.enlace.modules")
public final class AdoptionComponent {
    private static final Logger LOG = LoggerFactory.getLogger(AdoptionComponent.class);

    /** The part of the modules' configuration that is the register's. */
    public @interface Config {
        String adoption() default "as-module-says";
    }

    private final Deque<ServiceRegistration<?>> offered = new ArrayDeque<>();
    private final AdoptionDoor door;
    private volatile Policy policy;

    @Activate
    public AdoptionComponent(
            BundleContext context,
            @Reference AdoptionStore store,
            @Reference Transactions transactions,
            @Reference Audit audit,
            @Reference RecordIds ids,
            @Reference InstalledFeatures installed,
            @Reference Inbox inbox,
            @Reference Countries countries,
            @Reference Node node,
            @Reference SecondOfficers seconds,
            Config config) {
        policy = read(config);
        Clock clock = Clock.systemUTC();
        Supplier<ZoneId> zone = new HomeZone(countries, node);
        StandingBook book =
                new StandingBook(store, () -> LocalDate.ofInstant(clock.instant(), zone.get()), System::nanoTime);
        door = new AdoptionDoor(book, installed, () -> policy, Texts.of(AdoptionComponent.class), System::nanoTime);
        AdoptionItems items = new AdoptionItems(inbox, store, installed, zone);
        AdoptionWatch watch = new AdoptionWatch(store, book, transactions, audit, items, clock);
        Runnable changed = () -> {
            book.forget();
            door.forget();
            look(watch);
        };
        offer(
                context,
                Adoptions.class,
                new AdoptionRegister(
                        store, transactions, audit, ids, book, () -> policy, clock, zone, items, seconds, changed));
        offer(context, InboxUse.class, items);
        offer(context, ModuleDoor.class, door);
        offer(context, HealthCheck.class, new AdoptionHealth(book, installed, () -> policy));
        offer(context, Job.class, watch);
    }

    /** Another policy counts at once; nothing is withdrawn meanwhile. */
    @Modified
    void decide(Config config) {
        policy = read(config);
        door.forget();
    }

    private static Policy read(Config config) {
        return Policy.of(config.adoption()).orElseGet(() -> {
            LOG.error(
                    "\"adoption\" of org.enlace.modules is as-module-says, always or never, not \"{}\"; as-module-says"
                            + " holds",
                    config.adoption());
            return Policy.AS_MODULE_SAYS;
        });
    }

    /** After a change is stored. What fails now is left to the job. */
    private static void look(AdoptionWatch watch) {
        try {
            watch.look();
        } catch (RuntimeException e) {
            LOG.warn("Whether adoptions lapse could not be looked up; it is tried again tonight", e);
        }
    }

    private <T> void offer(BundleContext context, Class<T> service, T object) {
        offered.push(context.registerService(service, object, null));
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
