package org.enlace.shell.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.KeyHolders;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The real door of a node without a framework, officers with keys, a few commands, and the library's real client. */
final class SshStation implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);

    final DeclaredCommands commands = new DeclaredCommands();
    final List<Act> acts = new CopyOnWriteArrayList<>();
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final Path data;
    volatile Audit audit = acts::add;
    SshDoor door;
    private final Map<String, Holder> holders = new ConcurrentHashMap<>();

    /** What an account holds now. */
    private record Holder(OfficerId officer, Set<Permission> permissions) {}

    /** What a command came to. */
    record Said(int status, String out, String err) {}

    /** For all tests: one takes seconds to end. */
    private static final SshClient CLIENT = client();

    private static SshClient client() {
        JavaEd25519.register();
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
        return client;
    }

    SshStation(Path data) throws Exception {
        this.data = data;
        commands.add(Fixture.withModule("node", "say", i -> {
            i.out().println(i.arguments().get(0) + " by " + i.caller().officer());
            return 0;
        }));
        commands.add(Fixture.command("node", "fail", i -> 7));
        commands.add(Fixture.withModule("node", "file", i -> {
            i.out().println(i.path(i.arguments().get(0)));
            return 0;
        }));
        commands.add(Fixture.command("node", "wait", i -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return 0;
        }));
    }

    static SshSettings settings() {
        return new SshSettings("127.0.0.1", 0, Duration.ofMinutes(15), Duration.ofHours(12), Duration.ofSeconds(20));
    }

    SshDoor another(SshSettings settings) {
        Node node = new Node(new CountryCode("CO"), data, data, "0.1.0", false);
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                SshStation.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (p, method, a) -> new Bundle[0]);
        return new SshDoor(
                node,
                commands,
                new CommandAudit(act -> audit.record(act)),
                new NodeState(context, node),
                Optional.of(settings));
    }

    SshStation opened(SshSettings settings) throws Exception {
        door = another(settings);
        door.holders(new KeyHolders() {
            @Override
            public Optional<Caller> find(String fingerprint, Instant since) {
                return Optional.ofNullable(holders.get(fingerprint))
                        .map(holder -> new Caller(
                                holder.officer(),
                                Optional.empty(),
                                Optional.empty(),
                                Language.EN,
                                ZoneOffset.UTC,
                                holder.permissions()::contains,
                                new Origin(Origin.Door.SSH, fingerprint)));
            }

            @Override
            public void used(String fingerprint) {}
        });
        await("the port is open", () -> door.address().isPresent());
        return this;
    }

    static KeyPair key(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (size > 0) {
                generator.initialize(size);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair key() {
        return key("Ed25519", 0);
    }

    static String fingerprint(KeyPair key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
    }

    /** Makes the key an officer's, who holds these permissions. */
    SshStation officer(String name, KeyPair key, String... permissions) {
        holders.put(
                fingerprint(key),
                new Holder(
                        new OfficerId(name),
                        Set.of(permissions).stream().map(Permission::new).collect(Collectors.toSet())));
        return this;
    }

    void blocked(KeyPair key) {
        holders.remove(fingerprint(key));
    }

    ClientSession connected(String name) throws IOException {
        return CLIENT.connect(name, "127.0.0.1", door.address().orElseThrow().getPort())
                .verify(SOON)
                .getSession();
    }

    ClientSession signedIn(String name, KeyPair key) throws IOException {
        ClientSession session = connected(name);
        session.addPublicKeyIdentity(key);
        try {
            session.auth().verify(SOON);
        } catch (IOException e) {
            session.close(true);
            throw e;
        }
        return session;
    }

    /** One command, as {@code ssh HOST COMMAND} runs it with closed input. */
    Said said(ClientSession session, String command) throws IOException {
        try (ChannelExec channel = session.createExecChannel(command)) {
            return said(channel, InputStream.nullInputStream());
        }
    }

    static Said said(ClientChannel channel, InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        channel.setIn(in);
        channel.setOut(out);
        channel.setErr(err);
        channel.open().verify(SOON);
        Set<ClientChannelEvent> ended = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SOON);
        if (ended.contains(ClientChannelEvent.TIMEOUT)) {
            throw new AssertionError("It did not end: " + out + err);
        }
        return new Said(
                channel.getExitStatus() == null ? -1 : channel.getExitStatus(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Never: " + what);
            }
            Thread.onSpinWait();
        }
    }

    static void soon(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It never came so far");
        }
    }

    /** Something that becomes true. */
    interface Condition {
        boolean holds() throws Exception;
    }

    List<Act> acts(String code) {
        return acts.stream().filter(act -> act.code().equals(code)).toList();
    }

    @Override
    public void close() throws Exception {
        door.close();
    }
}
