package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.enlace.documents.Tables;
import org.enlace.identity.AdministratorNotices;
import org.enlace.identity.Callers;
import org.enlace.identity.Deputies;
import org.enlace.identity.Directory;
import org.enlace.identity.Officers;
import org.enlace.identity.Roles;
import org.enlace.identity.SecondFactors;
import org.enlace.identity.Sessions;
import org.enlace.identity.SetupLinks;
import org.enlace.identity.SignIns;
import org.enlace.identity.SshKeys;
import org.enlace.identity.Tokens;
import org.enlace.identity.Units;
import org.enlace.keys.Keys;
import org.enlace.platform.Audit;
import org.enlace.platform.KeyHolders;
import org.enlace.platform.Node;
import org.enlace.platform.SecondOfficers;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Permissions;
import org.enlace.web.Authentication;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Puts the use cases together and offers them, once the database answers, the keystore is open and the audit writes. */
@Component(
        service = {},
        immediate = true,
        configurationPid = IdentityComponent.PID)
@Designate(ocd = IdentityComponent.Config.class)
public final class IdentityComponent {
    static final String PID = "org.enlace.identity";

    /** What a unit decides about sign-in. */
    @ObjectClassDefinition(id = PID, name = "Identity", description = "Sign-in and sessions")
    public @interface Config {
        @AttributeDefinition(description = "Minutes after which an unused session is over", min = "1", max = "1440")
        int idleMinutes() default 30;

        @AttributeDefinition(description = "Hours after which any session is over", min = "1", max = "168")
        int sessionHours() default 12;

        @AttributeDefinition(description = "Hours for which an invitation can be used", min = "1", max = "720")
        int invitationHours() default 72;

        @AttributeDefinition(
                description = "Permissions that need a second factor; * for all, AREA.* for an area, *.ACT for an act")
        String[] secondFactor() default {"*.manage", "audit.*"};

        @AttributeDefinition(description = "Memory of one password hash, in KiB", min = "19456", max = "262144")
        int hashKib() default 19456;

        @AttributeDefinition(description = "Passes of one password hash over its memory", min = "2", max = "20")
        int hashPasses() default 2;

        @AttributeDefinition(description = "Sign-ins that may wait at once for their turn", min = "20", max = "5000")
        int queueLength() default 500;

        @AttributeDefinition(description = "Seconds a sign-in waits for its turn at most", min = "30", max = "600")
        int queueSeconds() default 120;
    }

    private final House house;
    private volatile Settings settings;
    private final Deque<ServiceRegistration<?>> offered = new ArrayDeque<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<AdministratorNotices> notices;

    @Activate
    public IdentityComponent(
            BundleContext context,
            @Reference Stores stores,
            @Reference Transactions transactions,
            @Reference Audit audit,
            @Reference Keys keys,
            @Reference Permissions permissions,
            @Reference Tables tables,
            @Reference Node node,
            Config config) {
        settings = settings(config);
        house = new House(
                stores,
                transactions,
                audit,
                keys,
                permissions,
                tables,
                this::notices,
                "Enlace " + node.country(),
                () -> settings,
                Clock.systemUTC());
        offer(context, Officers.class, house.officers);
        offer(context, Units.class, house.units);
        offer(context, Roles.class, house.roles);
        offer(context, Directory.class, house.directory);
        offer(context, SecondOfficers.class, house.directory);
        offer(context, Callers.class, house.callers);
        offer(context, SecondFactors.class, house.secondFactors);
        offer(context, Sessions.class, house.sessions);
        offer(context, Tokens.class, house.tokens);
        offer(context, Deputies.class, house.deputies);
        offer(context, SshKeys.class, house.keys);
        offer(context, KeyHolders.class, house.keys);
        offer(context, SetupLinks.class, house.links);
        offer(context, SignIns.class, house.signIns);
        offer(context, Authentication.class, house.authentication);
    }

    /** Whoever is signed in stays so, as long as the new values have it: what serves them is not replaced. */
    @Modified
    void adjust(Config config) {
        settings = settings(config);
        house.authentication.forget();
    }

    private static Settings settings(Config config) {
        return new Settings(
                Duration.ofMinutes(config.idleMinutes()),
                Duration.ofHours(config.sessionHours()),
                Duration.ofHours(config.invitationHours()),
                List.of(config.secondFactor()),
                config.hashKib(),
                config.hashPasses(),
                config.queueLength(),
                Duration.ofSeconds(config.queueSeconds()));
    }

    /** They come after the constructor, because the inbox needs officers. */
    private List<AdministratorNotices> notices() {
        List<AdministratorNotices> now = notices;
        return now == null ? List.of() : now;
    }

    private <T> void offer(BundleContext context, Class<T> service, T object) {
        offered.push(context.registerService(service, object, null));
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
        house.close();
    }
}
