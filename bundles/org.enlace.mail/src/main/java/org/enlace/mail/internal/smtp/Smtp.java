package org.enlace.mail.internal.smtp;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.enlace.mail.CalendarPart;
import org.enlace.mail.Letter;
import org.enlace.mail.internal.Postman;
import org.enlace.mail.internal.Waiting;
import org.slf4j.LoggerFactory;

/** Hands letters over by SMTP. The library is loaded with the first of them; it looks for its parts by the thread's class loader. */
public final class Smtp implements Postman {
    private final Server server;

    public Smtp(Server server) {
        this.server = server;
    }

    @Override
    public Way way() throws NotNow {
        return here(() -> {
            try {
                Session session = Session.getInstance(properties());
                Transport transport = session.getTransport("smtp");
                if (server.user().isEmpty()) {
                    transport.connect(server.host(), server.port(), null, null);
                } else {
                    transport.connect(server.host(), server.port(), server.user(), password());
                }
                return new Line(session, transport);
            } catch (AuthenticationFailedException e) {
                throw new NotNow(
                        true,
                        where() + " does not know the user " + server.user() + " by this password: " + said(e),
                        e);
            } catch (MessagingException | IOException | GeneralSecurityException e) {
                throw new NotNow(true, where() + " cannot be spoken to: " + said(e), e);
            }
        });
    }

    private Properties properties() throws IOException, GeneralSecurityException {
        Properties all = new Properties();
        String milliseconds = String.valueOf(server.seconds() * 1000L);
        all.put("mail.smtp.connectiontimeout", milliseconds);
        all.put("mail.smtp.timeout", milliseconds);
        all.put("mail.smtp.writetimeout", milliseconds);
        all.put("mail.smtp.localhost", server.from().domain());
        all.put("mail.smtp.from", server.from().value());
        all.put("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
        all.put("mail.smtp.starttls.enable", String.valueOf(server.security() == Server.Security.STARTTLS));
        all.put("mail.smtp.starttls.required", String.valueOf(server.security() == Server.Security.STARTTLS));
        all.put("mail.smtp.ssl.enable", String.valueOf(server.security() == Server.Security.TLS));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        all.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        if (server.trustFile().isPresent()) {
            all.put("mail.smtp.ssl.socketFactory", trusting(server.trustFile().get()));
        }
        return all;
    }

    private static SSLSocketFactory trusting(Path file) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("trusted-" + trusted.size(), each);
            }
        }
        if (trusted.size() == 0) {
            throw new IOException("\"trustFile\" of org.enlace.mail, " + file + ", holds no certificate");
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private String password() throws IOException {
        return Files.readString(server.passwordFile().orElseThrow(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
    }

    private String where() {
        return server.host() + ":" + server.port();
    }

    /** On one line, down to the cause that says something. */
    private static String said(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String own = String.valueOf(e.getMessage()).strip();
        String deeper = cause == e || cause.getMessage() == null
                ? ""
                : " (" + cause.getMessage().strip() + ")";
        return own.contains(deeper.strip()) && !deeper.isEmpty() ? own : own + deeper;
    }

    private static <T> T here(Callable<T> work) throws NotNow {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Smtp.class.getClassLoader());
        try {
            return work.call();
        } catch (NotNow | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** An open connection. */
    private final class Line implements Way {
        private final Session session;
        private final Transport transport;

        Line(Session session, Transport transport) {
            this.session = session;
            this.transport = transport;
        }

        @Override
        public void take(Waiting letter) throws NotNow, Refused {
            Refused refused = here(() -> {
                try {
                    MimeMessage message = message(letter);
                    transport.sendMessage(message, message.getAllRecipients());
                    return null;
                } catch (MessagingException e) {
                    if (forEver(e)) {
                        return new Refused(said(e), e);
                    }
                    throw new NotNow(!transport.isConnected(), said(e), e);
                }
            });
            if (refused != null) {
                throw refused;
            }
        }

        private MimeMessage message(Waiting waiting) throws MessagingException {
            MimeMessage message =
                    new Named(session, "<" + waiting.id() + "@" + server.from().domain() + ">");
            message.setFrom(new InternetAddress(server.from().value(), true));
            message.setRecipient(
                    Message.RecipientType.TO,
                    new InternetAddress(waiting.letter().to().value(), true));
            message.setSubject(waiting.letter().subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(waiting.queued()));
            message.setHeader("Auto-Submitted", "auto-generated");
            Letter letter = waiting.letter();
            if (letter.calendar().isEmpty() && letter.html().isEmpty()) {
                message.setText(letter.text(), StandardCharsets.UTF_8.name());
            } else {
                // What says the most stands last (RFC 2046, 5.1.4).
                MimeMultipart all = new MimeMultipart("alternative");
                all.addBodyPart(text(letter.text(), "plain"));
                if (letter.html().isPresent()) {
                    all.addBodyPart(text(letter.html().get(), "html"));
                }
                if (letter.calendar().isPresent()) {
                    all.addBodyPart(calendar(letter.calendar().get()));
                }
                message.setContent(all);
            }
            message.saveChanges();
            return message;
        }

        private static MimeBodyPart text(String text, String kind) throws MessagingException {
            MimeBodyPart part = new MimeBodyPart();
            part.setText(text, StandardCharsets.UTF_8.name(), kind);
            return part;
        }

        private static MimeBodyPart calendar(CalendarPart calendar) throws MessagingException {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                    calendar.text().getBytes(StandardCharsets.UTF_8),
                    "text/calendar; method=" + calendar.method() + "; charset=UTF-8")));
            return part;
        }

        @Override
        public void close() {
            try {
                here(() -> {
                    transport.close();
                    return null;
                });
            } catch (Exception e) {
                // The letters are with the server or still here; how it says goodbye changes neither.
                LoggerFactory.getLogger(Smtp.class).debug("The connection ended without a goodbye", e);
            }
        }
    }

    /** The server said 5xx of this very letter. */
    private static boolean forEver(MessagingException e) {
        for (Exception at = e; at != null; at = at instanceof MessagingException one ? one.getNextException() : null) {
            if (at instanceof SMTPAddressFailedException one) {
                return permanent(one.getReturnCode());
            }
            if (at instanceof SMTPSendFailedException one && one.getReturnCode() > 0) {
                return permanent(one.getReturnCode());
            }
            if (at instanceof SMTPSenderFailedException) {
                // It is about who writes, so about the configuration.
                return false;
            }
        }
        return e instanceof SendFailedException failed
                && failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0;
    }

    private static boolean permanent(int code) {
        return code >= 500 && code < 600;
    }

    /** A message that keeps its name when it is sent again. */
    private static final class Named extends MimeMessage {
        private final String name;

        Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
