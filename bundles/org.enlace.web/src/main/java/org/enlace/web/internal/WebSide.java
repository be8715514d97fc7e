package org.enlace.web.internal;

import jakarta.servlet.Servlet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.Card;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.reference.Countries;
import org.enlace.search.Search;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.rest.Limits;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the web side on the HTTP whiteboard and follows the modules' applications. Where Jetty would listen beyond this machine
 * nothing is served, because nobody can sign in yet.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.enlace.web")
@Designate(ocd = Config.class)
public final class WebSide {
    private static final Logger LOG = LoggerFactory.getLogger(WebSide.class);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private final BundleContext context;
    private final Services<MenuEntry> menu;
    private final Services<Card> cards;
    private final Services<HealthCheck> checks;
    private final Services<Search> search;
    private final Services<SearchSource> sources;
    private final Site site;
    private final ServiceTracker<WebApplication, WebApplication> applications;
    private final ServiceRegistration<HealthCheck> health;
    private final ServiceRegistration<Servlet> servlet;

    @Activate
    public WebSide(BundleContext context, @Reference Node node, @Reference Countries countries, Config config) {
        this.context = context;
        menu = new Services<>(context, MenuEntry.class);
        cards = new Services<>(context, Card.class);
        checks = new Services<>(context, HealthCheck.class);
        search = new Services<>(context, Search.class);
        sources = new Services<>(context, SearchSource.class);
        site = new Site(
                node,
                Locality.of(config, node, countries),
                new Limits(config.bodyLimit(), config.uploadLimit()),
                this::started,
                new Site.Contributions(menu::all, cards::all, checks::all, search::any, sources::all));
        applications = follow(context, site.applications());
        applications.open();
        String host = context.getProperty("org.apache.felix.http.host");
        if (host != null && LOOPBACK.contains(host)) {
            health = context.registerService(HealthCheck.class, site.applications(), null);
            servlet = context.registerService(
                    Servlet.class,
                    new OpenDoor(context, site.door(), site.malformed()),
                    new Hashtable<>(Map.of(
                            "osgi.http.whiteboard.servlet.pattern",
                            "/*",
                            "osgi.http.whiteboard.servlet.name",
                            "enlace")));
        } else {
            String message =
                    "Nothing is served on \"" + host + "\": officers cannot sign in yet, so the node may only be"
                            + " reached from this machine. Set the host to 127.0.0.1";
            LOG.error(message);
            health = context.registerService(HealthCheck.class, new Refused(message), null);
            servlet = null;
        }
    }

    @Deactivate
    void withdraw() {
        if (servlet != null) {
            servlet.unregister();
        }
        health.unregister();
        applications.close();
        site.close();
        List.of(menu, cards, checks, search, sources).forEach(Services::close);
    }

    private boolean started() {
        String beginning = context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL);
        int reached = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class)
                .getStartLevel();
        return reached >= (beginning == null ? 1 : Integer.parseInt(beginning));
    }

    private static ServiceTracker<WebApplication, WebApplication> follow(
            BundleContext context, Applications applications) {
        return new ServiceTracker<>(context, WebApplication.class, null) {
            @Override
            public WebApplication addingService(ServiceReference<WebApplication> reference) {
                WebApplication application = super.addingService(reference);
                if (application != null) {
                    applications.add(application);
                }
                return application;
            }

            @Override
            public void removedService(ServiceReference<WebApplication> reference, WebApplication application) {
                applications.remove(application);
                super.removedService(reference, application);
            }
        };
    }

    /** Why nothing is served. */
    private record Refused(String message) implements HealthCheck {
        @Override
        public String name() {
            return "web-host";
        }

        @Override
        public List<Problem> problems() {
            return List.of(new Problem(true, message));
        }
    }
}
