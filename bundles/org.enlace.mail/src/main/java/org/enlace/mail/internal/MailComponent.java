package org.enlace.mail.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.mail.internal.smtp.Server;
import org.enlace.mail.internal.smtp.Smtp;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Rounds;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Job;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the outbox, and says how the mail is. Where none is configured nothing is read and nothing comes round. */
@Component(service = HealthCheck.class, immediate = true, configurationPid = MailComponent.PID)
@Designate(ocd = MailComponent.Config.class)
public final class MailComponent implements HealthCheck {
    static final String PID = "org.enlace.mail";

    private static final Pattern ADDRESS = Pattern.compile("https?://[a-zA-Z0-9.:\\[\\]-]{1,260}/?");

    /** By which server mail is sent. */
    @ObjectClassDefinition(id = PID, name = "Mail", description = "Mail to people, by SMTP.")
    public @interface Config {
        @AttributeDefinition(description = "The server mail is handed to; empty where the node sends none")
        String host() default "";

        @AttributeDefinition(description = "Its port", min = "1", max = "65535")
        int port() default 587;

        @AttributeDefinition(
                description =
                        "TLS after the greeting, from the beginning, or none, which is for a server on this machine",
                options = {@Option("starttls"), @Option("tls"), @Option("none")})
        String security() default "starttls";

        @AttributeDefinition(description = "The user at the server; empty where it asks for none")
        String user() default "";

        @AttributeDefinition(
                description = "A file whose first line is the user's password; absolute, or from the data folder")
        String passwordFile() default "";

        @AttributeDefinition(description = "The address the node writes from")
        String from() default "";

        @AttributeDefinition(
                description =
                        "Certificates that vouch for the server (PEM), absolute, or from the data folder; empty for"
                                + " those Java knows")
        String trustFile() default "";

        @AttributeDefinition(
                description = "The address officers open this node by, such as https://enlace.fiscalia.example, for"
                        + " links in letters and those the shell prints; empty: letters have none")
        String address() default "";

        @AttributeDefinition(description = "Seconds the server may keep silent", min = "1", max = "600")
        int seconds() default 30;

        @AttributeDefinition(
                description = "Hours after which a letter that cannot be sent is given up",
                min = "1",
                max = "720")
        int giveUpHours() default 72;
    }

    private static final Logger LOG = LoggerFactory.getLogger(MailComponent.class);

    private final Outbox outbox;
    private final Rounds rounds;
    private final String mistake;
    private final List<ServiceRegistration<?>> offered = new ArrayList<>();

    @Activate
    public MailComponent(
            BundleContext context,
            @Reference OutboxStore store,
            @Reference Transactions transactions,
            @Reference Audit audit,
            @Reference RecordIds ids,
            @Reference Node node,
            Config config) {
        Optional<Postman> postman = Optional.empty();
        Optional<URI> address = Optional.empty();
        String wrong = null;
        try {
            address = address(config.address().strip());
            if (!config.host().isBlank()) {
                postman = Optional.of(new Smtp(server(config, node.data())));
            }
        } catch (IllegalArgumentException | Refusal e) {
            wrong = e.getMessage();
        }
        mistake = wrong;
        outbox = new Outbox(
                store,
                transactions,
                audit,
                ids,
                Clock.systemUTC(),
                postman,
                Duration.ofHours(config.giveUpHours()),
                address);
        rounds = new Rounds("enlace-mail", over -> outbox.deliver(), MailComponent::failed);
        outbox.whenQueued(rounds::begin);
        offered.add(context.registerService(
                new String[] {Mail.class.getName(), Outbox.class.getName()},
                outbox,
                FrameworkUtil.asDictionary(Map.of(Mail.CONFIGURED, postman.isPresent()))));
        if (postman.isPresent()) {
            offered.add(context.registerService(Job.class, new MailJob(outbox, transactions, rounds::begin), null));
        }
    }

    /** Told of a round that ended early. */
    private static void failed(RuntimeException e) {
        if (e instanceof Stale) {
            // A letter that is being written holds its row, or another server was quicker: whoever it was begins a
            // round too.
            LOG.debug("A round of mail was overtaken", e);
        } else {
            LOG.error("Mail could not be sent; it is tried again within minutes", e);
        }
    }

    private static Server server(Config config, Path data) {
        return new Server(
                config.host().strip(),
                config.port(),
                Server.security(config.security()),
                config.user(),
                file(config.passwordFile(), data),
                new MailAddress(config.from()),
                file(config.trustFile(), data),
                config.seconds());
    }

    /** @throws IllegalArgumentException when it is neither empty nor the root of a site */
    static Optional<URI> address(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        URI address = URI.create(typed.endsWith("/") ? typed : typed + "/");
        if (!ADDRESS.matcher(typed).matches() || address.getHost() == null) {
            throw new IllegalArgumentException("\"address\" of org.enlace.mail reads https://HOST or https://HOST:PORT,"
                    + " without a path, not \"" + typed + "\"");
        }
        return Optional.of(address);
    }

    private static Optional<Path> file(String named, Path data) {
        return named.isBlank() ? Optional.empty() : Optional.of(data.resolve(named));
    }

    @Deactivate
    void close() throws InterruptedException {
        offered.forEach(ServiceRegistration::unregister);
        rounds.close();
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (mistake != null) {
            problems.add(new Problem(false, "No mail is sent: " + mistake));
        }
        if (outbox.trouble() != null) {
            problems.add(
                    new Problem(
                            false,
                            "Mail waits: " + outbox.trouble()
                                    + ". It is tried again within minutes; see the server, and org.enlace.mail in config/mail.json"));
        }
        if (outbox.configured()) {
            long givenUp = outbox.givenUp();
            if (givenUp > 0) {
                problems.add(new Problem(
                        false,
                        givenUp + " letters could not be sent and are not tried any more; node:mail says why,"
                                + " node:mail-retry tries them again"));
            }
        }
        return problems;
    }

    @Override
    public List<Figure> figures() {
        return outbox.configured()
                ? List.of(letters("waiting", outbox.waiting()), letters("given_up", outbox.givenUp()))
                : List.of();
    }

    private static Figure letters(String state, long count) {
        return Figure.of("enlace_mail_letters", "Letters that were not sent", count)
                .with("state", state);
    }

    @Override
    public List<Finding> examine() {
        return MailExamination.of(outbox, mistake, Instant.now());
    }
}
