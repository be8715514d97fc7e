package org.enlace.shell.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.enlace.platform.KeyHolders;
import org.enlace.platform.Node;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell's second door: SSH, for officers with a public key. A port that is taken impairs the node and does not stop it; it is
 * tried again until it is free.
 */
@Component(
        service = {SshDoor.class, HealthCheck.class},
        immediate = true,
        configurationPid = SshDoor.PID)
@Designate(ocd = SshDoor.Config.class)
public final class SshDoor implements HealthCheck {
    static final String PID = "org.enlace.shell.ssh";

    /** What a unit decides about SSH. The port is told at the node's start (ENLACE_SSH_PORT), not here. */
    @ObjectClassDefinition(id = PID, name = "SSH", description = "The shell from other machines")
    public @interface Config {
        @AttributeDefinition(description = "Whether the shell can be reached by SSH at all")
        boolean enabled() default true;

        @AttributeDefinition(description = "The address of this machine it listens at; 0.0.0.0 for all of them")
        String host() default "127.0.0.1";

        @AttributeDefinition(
                description = "Minutes after which a session in which nothing is typed is over",
                min = "1",
                max = "240")
        int idleMinutes() default 15;

        @AttributeDefinition(description = "Hours after which any session is over", min = "1", max = "168")
        int sessionHours() default 12;

        @AttributeDefinition(description = "Seconds within which one has to sign in", min = "5", max = "120")
        int graceSeconds() default 20;
    }

    private static final Logger LOG = LoggerFactory.getLogger(SshDoor.class);
    private static final String PORT = "enlace.ssh.port";
    private static final long AGAIN_SECONDS = 15;
    private static final String STOPPED = "The shell of this node stops.";

    private final Node node;
    private final DeclaredCommands declared;
    private final CommandAudit audit;
    private final NodeState state;
    private final SshSettings settings;
    private final HostKey host;
    private final Thread opener;
    private GogoLines lines;
    private volatile SshGuard guard;
    private volatile SshListener listener;
    private boolean closed;
    private volatile String problem = "";
    private volatile String reason = "";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile KeyHolders holders;

    @Activate
    public SshDoor(
            BundleContext context,
            @Reference Node node,
            @Reference DeclaredCommands declared,
            @Reference CommandAudit audit,
            @Reference NodeState state,
            Config config) {
        this(
                node,
                declared,
                audit,
                state,
                Optional.ofNullable(context.getProperty(PORT))
                        .filter(port -> config.enabled())
                        .map(port -> new SshSettings(
                                config.host(),
                                Integer.parseInt(port),
                                Duration.ofMinutes(config.idleMinutes()),
                                Duration.ofHours(config.sessionHours()),
                                Duration.ofSeconds(config.graceSeconds()))));
    }

    /** @param settings empty where nobody comes by SSH */
    SshDoor(Node node, DeclaredCommands declared, CommandAudit audit, NodeState state, Optional<SshSettings> settings) {
        this.node = node;
        this.declared = declared;
        this.audit = audit;
        this.state = state;
        this.settings = settings.orElse(null);
        this.host = new HostKey(node.data(), "enlace-" + node.country());
        this.opener = ShellServer.daemon(this::open, "enlace-shell-ssh-open");
        if (settings.isPresent()) {
            opener.start();
        }
    }

    private void open() {
        try {
            while (!tried()) {
                TimeUnit.SECONDS.sleep(AGAIN_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean tried() {
        if (closed) {
            return true;
        }
        try {
            host.prepare();
            listener = SshListener.at(settings.host(), settings.port(), this::serve);
            problem = "";
            reason = "";
            return true;
        } catch (IOException | RuntimeException e) {
            String why = "The shell cannot be reached by SSH at " + settings.host() + ", port " + settings.port() + ": "
                    + e.getMessage() + ". ENLACE_SSH_PORT names another port, \"host\" of " + PID
                    + " another address, and \"enabled\" closes this door";
            if (!why.equals(problem)) {
                LOG.warn("{}", why);
            }
            reason = String.valueOf(e.getMessage());
            problem = why;
            return false;
        }
    }

    private SshEngine serve(SshEngine.Waiting waiting, java.nio.channels.AsynchronousSocketChannel first)
            throws IOException {
        Path folder = Files.createDirectories(
                node.data().resolve("shell").resolve("files"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (guard == null) {
            guard = new SshGuard(() -> holders, audit, settings, Clock.systemUTC());
            lines = new GogoLines(declared, new Dispatcher(declared, audit, List.<Filter>copyOf(Filters.all())));
        }
        return SshEngine.serving(
                waiting, first, host.pair(), settings, guard, new Sessions(node, declared, lines, state), folder);
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        SshListener now = listener;
        for (String each : List.of(problem, now == null ? "" : now.problem())) {
            if (!each.isEmpty()) {
                problems.add(new Problem(false, each));
            }
        }
        return problems;
    }

    @Override
    public List<Finding> examine() {
        SshListener now = listener;
        // Read here alone: no start takes longer for it.
        Texts texts = Texts.of(SshDoor.class);
        return Stream.of(reason, now == null ? "" : now.problem())
                .filter(each -> !each.isEmpty())
                .map(each -> Finding.of(
                        texts, Severity.WARNING, "ssh.closed", settings.host() + ":" + settings.port(), each))
                .toList();
    }

    boolean isEnabled() {
        return settings != null;
    }

    /** Where it listens, once it does. */
    Optional<InetSocketAddress> address() {
        SshListener now = listener;
        try {
            return now == null ? Optional.empty() : Optional.of(now.address());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @throws IOException when the node has no key that can be used */
    PublicKey hostKey() throws IOException {
        return host.pair().getPublic();
    }

    /** Who is inside. */
    List<SshVisit> visits() {
        SshGuard now = guard;
        return now == null ? List.of() : now.visits();
    }

    /** For tests, which have no service registry. */
    void holders(KeyHolders keeper) {
        holders = keeper;
    }

    @Deactivate
    void close() throws InterruptedException {
        opener.interrupt();
        synchronized (this) {
            closed = true;
        }
        if (listener != null) {
            listener.close(STOPPED);
        }
        if (lines != null) {
            lines.close();
        }
        opener.join(TimeUnit.SECONDS.toMillis(2));
    }
}
