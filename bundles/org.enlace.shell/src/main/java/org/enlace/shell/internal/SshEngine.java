package org.enlace.shell.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2Acceptor;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;

/**
 * Apache MINA SSHD, told what little it may do: one way to sign in, today's algorithms, commands and sessions of the shell. It is
 * made when somebody comes for the first time, and takes over the socket that waited.
 */
final class SshEngine {
    private static final long WATCH_SECONDS = 2;
    private static final long WINDOW = 1 << 17;

    private final SshGuard guard;
    private final SshServer server;
    private final ScheduledExecutorService watch;

    private SshEngine(SshGuard guard, SshServer server) {
        this.guard = guard;
        this.server = server;
        this.watch =
                Executors.newSingleThreadScheduledExecutor(work -> ShellServer.daemon(work, "enlace-shell-ssh-watch"));
        watch.scheduleWithFixedDelay(guard::watch, WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * What waited for somebody to come.
     *
     * @param socket that is bound
     * @param group  whose threads wait at it
     * @param hands  threads for what waits for nothing
     */
    record Waiting(AsynchronousServerSocketChannel socket, AsynchronousChannelGroup group, ExecutorService hands) {}

    /**
     * Serves a socket and whoever stands at it.
     *
     * @param folder in it each officer has one of its own, the only one whose files the officer gets at
     * @throws IOException when it cannot be served
     */
    static SshEngine serving(
            Waiting waiting,
            AsynchronousSocketChannel first,
            KeyPair host,
            SshSettings settings,
            SshGuard guard,
            Sessions sessions,
            Path folder)
            throws IOException {
        JavaEd25519.register();
        SshServer server = ServerBuilder.builder().build();
        limit(server, settings);
        algorithms(server);
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setUserAuthFactories(List.of(new UserAuthPublicKeyFactory(signatures())));
        server.setPublickeyAuthenticator(guard);
        server.addSessionListener(guard);
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setGlobalRequestHandlers(List.of(
                new KeepAliveHandler(),
                new NoMoreSessionsHandler(),
                (connection, request, wantsReply, buffer) -> refused(connection.getSession(), request, guard)));
        server.setChannelFactories(List.of(
                new ChannelSessionFactory() {
                    @Override
                    public Channel createChannel(Session session) {
                        return new SshChannel(guard::unheard);
                    }
                },
                forwarding("direct-tcpip", guard),
                forwarding("direct-streamlocal@openssh.com", guard)));
        server.setSubsystemFactories(List.of());
        server.setShellFactory(channel -> command(Optional.empty(), channel, sessions, folder));
        server.setCommandFactory((channel, line) -> command(Optional.of(line), channel, sessions, folder));
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory() {
            @Override
            public IoServiceFactory create(FactoryManager manager) {
                return new Nio2ServiceFactory(manager, newExecutor(), newExecutor()) {
                    @Override
                    public IoAcceptor createAcceptor(IoHandler handler) {
                        return new TakenOver(this, manager, handler, waiting, first);
                    }
                };
            }
        });
        InetSocketAddress bound = (InetSocketAddress) waiting.socket().getLocalAddress();
        server.setHost(bound.getAddress().getHostAddress());
        server.setPort(bound.getPort());
        server.start();
        return new SshEngine(guard, server);
    }

    /** Refuses a way to somewhere else, and says so to whoever watches: without it nobody would learn that it was tried. */
    private static ChannelFactory forwarding(String name, SshGuard guard) {
        return new ChannelFactory() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public Channel createChannel(Session session) {
                guard.unheard(session, "shell.forwarding");
                return null;
            }
        };
    }

    private static RequestHandler.Result refused(Session session, String request, SshGuard guard) {
        if (request.endsWith("forward") || request.contains("forward@")) {
            guard.unheard(session, "shell.forwarding");
            return RequestHandler.Result.ReplyFailure;
        }
        return RequestHandler.Result.Unsupported;
    }

    private static SshCommand command(Optional<String> line, ChannelSession channel, Sessions sessions, Path folder)
            throws IOException {
        SshVisit visit = SshGuard.visit(channel.getSession());
        Path own = Files.createDirectories(
                folder.resolve(visit.officer().value()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new SshCommand(sessions, visit, own, line, channel);
    }

    private static void limit(SshServer server, SshSettings settings) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Enlace");
        CoreModuleProperties.AUTH_METHODS.set(server, "publickey");
        CoreModuleProperties.AUTH_TIMEOUT.set(server, settings.grace());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, SshSettings.MOST_TRIES);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, SshSettings.MOST_CHANNELS);
        CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
        CoreModuleProperties.MAX_EXTDATA_BUFSIZE.set(server, 0);
        CoreModuleProperties.NIO_WORKERS.set(server, 1);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        // A longer silence than ours: sessions are ended by what is typed, not by what travels.
        CoreModuleProperties.IDLE_TIMEOUT.set(server, settings.longest().plusMinutes(1));
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, settings.longest().plusMinutes(2));
        CoreModuleProperties.COMMAND_EXIT_TIMEOUT.set(server, Duration.ofSeconds(2));
        CoreModuleProperties.STOP_WAIT_TIME.set(server, Duration.ofSeconds(5));
    }

    /** None that is known to be weak: no SHA-1, no CBC, no MAC before encryption, no compression; and none that costs strangers little and the node much. */
    private static void algorithms(SshServer server) {
        server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(
                        BuiltinDHFactories.curve25519,
                        BuiltinDHFactories.curve25519_libssh,
                        BuiltinDHFactories.ecdhp384,
                        BuiltinDHFactories.ecdhp256),
                ServerBuilder.DH2KEX));
        server.setCipherFactories(new ArrayList<>(NamedFactory.setUpBuiltinFactories(
                true,
                List.of(
                        BuiltinCiphers.aes256gcm,
                        BuiltinCiphers.cc20p1305_openssh,
                        BuiltinCiphers.aes128gcm,
                        BuiltinCiphers.aes256ctr))));
        server.setMacFactories(new ArrayList<>(NamedFactory.setUpBuiltinFactories(
                true, List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm))));
        server.setSignatureFactories(signatures());
        server.setCompressionFactories(List.of(BuiltinCompressions.none));
    }

    private static List<NamedFactory<Signature>> signatures() {
        return new ArrayList<>(NamedFactory.setUpBuiltinFactories(
                true,
                List.of(
                        BuiltinSignatures.ed25519,
                        BuiltinSignatures.nistp256,
                        BuiltinSignatures.nistp384,
                        BuiltinSignatures.nistp521,
                        BuiltinSignatures.rsaSHA512,
                        BuiltinSignatures.rsaSHA256)));
    }

    /** Sends everybody away, saying why, and stops. */
    void close(String why) throws IOException {
        watch.shutdownNow();
        guard.close(why);
        server.stop(true);
    }

    /** Goes on with a socket that somebody else bound, and with who was accepted there first. */
    private static final class TakenOver extends Nio2Acceptor {
        private final AsynchronousServerSocketChannel socket;
        private final AsynchronousSocketChannel first;

        private TakenOver(
                Nio2ServiceFactory services,
                FactoryManager manager,
                IoHandler handler,
                Waiting waiting,
                AsynchronousSocketChannel first) {
            super(services, manager, handler, waiting.group(), waiting.hands());
            this.socket = waiting.socket();
            this.first = first;
        }

        @Override
        public void bind(Collection<? extends SocketAddress> addresses) throws IOException {
            SocketAddress local = socket.getLocalAddress();
            channels.put(local, socket);
            createSocketCompletionHandler(channels, socket).completed(first, local);
        }
    }
}
