package org.enlace.web.internal;

import jakarta.servlet.Servlet;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.Startup;
import org.enlace.platform.contribution.Card;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.platform.contribution.Permissions;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.platform.contribution.ServedPages;
import org.enlace.reference.Countries;
import org.enlace.reference.ReferenceData;
import org.enlace.search.Search;
import org.enlace.web.AccessList;
import org.enlace.web.Authentication;
import org.enlace.web.HomePart;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.pages.ConfigurationPage;
import org.enlace.web.internal.pages.ReferencePage;
import org.enlace.web.internal.platform.ReferenceApi;
import org.enlace.web.internal.rest.Limits;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the web side on the HTTP whiteboard and follows the modules' applications, and what signs officers in. Where Jetty would
 * listen beyond this machine without TLS nothing is served.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = WebSide.PID)
@Designate(ocd = Config.class)
public final class WebSide {
    static final String PID = "org.enlace.web";
    private static final Logger LOG = LoggerFactory.getLogger(WebSide.class);

    private final BundleContext context;
    private final Node node;
    private final Countries countries;
    private final Services<MenuEntry> menu;
    private final Services<Card> cards;
    private final Services<HealthCheck> checks;
    private final Services<Search> search;
    private final Services<SearchSource> sources;
    private final Services<Command> commands;
    private final Services<ModuleDoor> doors;
    private final Services<HomePart> parts;
    private final Services<Authentication> authentication;
    private final Services<Audit> audit;
    private final Services<Permissions> permissions;
    private final Services<Configurations> configurations;
    private final Site site;
    private final ServiceTracker<WebApplication, WebApplication> applications;
    private final List<ServiceRegistration<?>> offered;

    @Activate
    public WebSide(
            BundleContext context,
            @Reference Node node,
            @Reference Countries countries,
            @Reference ReferenceData reference,
            Config config) {
        this.context = context;
        this.node = node;
        this.countries = countries;
        menu = new Services<>(context, MenuEntry.class);
        cards = new Services<>(context, Card.class);
        checks = new Services<>(context, HealthCheck.class);
        search = new Services<>(context, Search.class);
        sources = new Services<>(context, SearchSource.class);
        commands = new Services<>(context, Command.class);
        doors = new Services<>(context, ModuleDoor.class);
        parts = new Services<>(context, HomePart.class);
        authentication = new Services<>(context, Authentication.class);
        audit = new Services<>(context, Audit.class);
        permissions = new Services<>(context, Permissions.class);
        configurations = new Services<>(context, Configurations.class);
        site = new Site(
                node,
                Locality.of(config, node, countries),
                limits(config),
                new Starting(() -> Startup.isOver(context)),
                names(context.getProperty("enlace.tls.names")),
                new Site.Security(authentication::first, permissions::first, audit::first),
                new Site.Contributions(
                        menu::all,
                        cards::all,
                        checks::all,
                        search::any,
                        sources::all,
                        commands::all,
                        doors::all,
                        parts::all,
                        Set.of(
                                new ReferencePage(reference, countries),
                                new ReferenceApi(reference),
                                new ConfigurationPage(configurations::any))));
        adjust(config);
        applications = follow(context, site.applications());
        applications.open();
        String host = context.getProperty("org.apache.felix.http.host");
        offered = host != null && Loopback.is(host) ? open() : refused(host);
    }

    /** Pages and the API stay mounted while somebody changes how they behave, the page of the configuration itself among them. */
    @Modified
    void adjust(Config config) {
        site.adjust(
                Locality.of(config, node, countries),
                limits(config),
                Proxies.of(config.proxies()),
                Origins.ports(config.ports()));
    }

    private static Limits limits(Config config) {
        return new Limits(config.bodyLimit(), config.uploadLimit());
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
        applications.close();
        site.close();
        List.of(
                        menu,
                        cards,
                        checks,
                        search,
                        sources,
                        commands,
                        doors,
                        parts,
                        authentication,
                        audit,
                        permissions,
                        configurations)
                .forEach(Services::close);
    }

    private List<ServiceRegistration<?>> open() {
        return List.of(
                context.registerService(
                        Servlet.class,
                        new OpenDoor(context, site.door(), site.malformed()),
                        new Hashtable<>(Map.of(
                                "osgi.http.whiteboard.servlet.pattern",
                                "/*",
                                "osgi.http.whiteboard.servlet.name",
                                "enlace",
                                "osgi.http.whiteboard.servlet.asyncSupported",
                                "true"))),
                context.registerService(HealthCheck.class, site.connections(), null),
                context.registerService(HealthCheck.class, site.applications(), null),
                context.registerService(ServedPages.class, site.applications(), null),
                context.registerService(HealthCheck.class, new CanSignIn(authentication::first), null),
                context.registerService(
                        new String[] {AccessList.class.getName(), HealthCheck.class.getName()}, site.access(), null));
    }

    private List<ServiceRegistration<?>> refused(String host) {
        String message = "Nothing is served on \"" + host
                + "\": without TLS the node may only be reached from this machine." + " Set the host to 127.0.0.1";
        LOG.error(message);
        return List.of(context.registerService(HealthCheck.class, new Refused(message), null));
    }

    private static Set<String> names(String property) {
        return property == null
                ? Set.of()
                : Arrays.stream(property.split(","))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
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
