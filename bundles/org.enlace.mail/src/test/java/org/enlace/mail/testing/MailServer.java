package org.enlace.mail.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on this machine, in this process, that keeps what it is handed. */
public final class MailServer implements AutoCloseable {
    public static final String USER = "enlace";
    public static final String PASSWORD = "correct horse";

    private final SMTPServer server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile RejectException refusal;

    /** What it was handed: the envelope, and what lay in it. */
    public record Taken(String from, String to, byte[] bytes) {
        public MimeMessage message() {
            try {
                return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String header(String name) {
            try {
                return message().getHeader(name, "|");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** How it wants to be spoken to. */
    public enum Manner {
        PLAIN,
        STARTTLS,
        TLS
    }

    private MailServer(SMTPServer.Builder builder) {
        server = builder.build();
    }

    /** @param folder where its certificate is made, see {@link #certificate} */
    public static MailServer start(Manner manner, Path folder) throws IOException {
        return start(manner, folder, 0);
    }

    public static MailServer start(Manner manner, Path folder, int port) throws IOException {
        MailServer[] self = new MailServer[1];
        SMTPServer.Builder builder = SMTPServer.port(port)
                .bindAddress(InetAddress.getByName("127.0.0.1"))
                .hostName("localhost")
                .messageHandler((context, from, to, data) -> self[0].take(from, to, data));
        if (manner != Manner.PLAIN) {
            SSLContext context = context(folder);
            builder = manner == Manner.TLS
                    ? builder.serverSocketFactory(context)
                    : builder.enableTLS().startTlsSocketFactory(context).requireTLS();
            builder = builder.requireAuth()
                    .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, session) -> {
                        if (!user.equals(USER) || !password.equals(PASSWORD)) {
                            throw new LoginFailedException();
                        }
                    }));
        }
        self[0] = new MailServer(builder);
        self[0].server.start();
        return self[0];
    }

    private void take(String from, String to, byte[] data) throws RejectException {
        if (refusal != null) {
            throw refusal;
        }
        taken.add(new Taken(from, to, data));
    }

    /** What it says to whatever it is handed from now on. */
    public void refuses(int code, String text) {
        refusal = new RejectException(code, text);
    }

    public void takesAgain() {
        refusal = null;
    }

    public List<Taken> taken() {
        return taken;
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The certificate that vouches for it, for localhost alone; made by Java's keytool where it is not there yet. */
    public static Path certificate(Path folder) throws IOException {
        Path store = folder.resolve("server.p12");
        Path pem = folder.resolve("server.pem");
        if (!Files.exists(pem)) {
            keytool(
                    folder,
                    "-genkeypair -alias server -keyalg EC -groupname secp256r1 -dname CN=localhost -ext SAN=dns:localhost"
                            + " -validity 2 -storetype PKCS12 -storepass changeit -keystore " + store);
            keytool(folder, "-exportcert -rfc -alias server -storepass changeit -keystore " + store + " -file " + pem);
        }
        return pem;
    }

    private static void keytool(Path folder, String arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(Files.readString(folder.resolve("keytool.log")));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static SSLContext context(Path folder) throws IOException {
        certificate(folder);
        try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, "changeit".toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, "changeit".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
