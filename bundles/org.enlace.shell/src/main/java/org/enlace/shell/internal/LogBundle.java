package org.enlace.shell.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.Setting;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.FileTrouble;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code log:bundle}: a support archive without case data. */
@Component
public final class LogBundle implements Command {
    private static final Option YES =
            new Option("yes", "write it; without this it is only said what would be in it", "");
    private static final Predicate<String> NUMBER =
            Pattern.compile("-?\\d{1,18}").asMatchPredicate();
    private static final int SALT = 16;

    private final BundleContext context;
    private final NodeState state;
    private final Configurations configurations;

    @Activate
    public LogBundle(BundleContext context, @Reference NodeState state, @Reference Configurations configurations) {
        this.context = context;
        this.state = state;
        this.configurations = configurations;
    }

    @Override
    public String scope() {
        return "log";
    }

    @Override
    public String name() {
        return "bundle";
    }

    @Override
    public String summary() {
        return "write a support archive without case data: versions, findings, configuration, masked log";
    }

    @Override
    public Permission permission() {
        return new Permission("log.manage");
    }

    /** Of the node it changes nothing; whoever needs it has a node whose database may be down. */
    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("FILE", "a new file, such as /tmp/support.zip", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(YES);
    }

    @Override
    public String example() {
        return "log:bundle /tmp/support.zip --yes";
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        Path file = invocation.path(invocation.arguments().get(0));
        if (!invocation.has(YES)) {
            invocation
                    .out()
                    .println(
                            "Into " + file + ", readable by the node's user only, would go: versions and bundles, what"
                                    + " node:doctor finds, the configuration without secrets, the last "
                                    + SupportArchive.LINES
                                    + " lines of the log, 16 MB at most, with personal data masked. Nothing of any case, file or officer.");
            invocation.out().println("Nothing was written. Repeat with --yes to write it; read it before you send it.");
            return Dispatcher.FAILED;
        }
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        try {
            new SupportArchive(new Masking(salt), LogFile.of(state.node())).write(file, parts(invocation));
        } catch (FileAlreadyExistsException e) {
            throw new Refusal("log.bundle-there", file + " is there already; name a new file");
        } catch (IOException e) {
            throw new Refusal(
                    "log.bundle-file",
                    file + " cannot be written: "
                            + (Files.isDirectory(file.toAbsolutePath().getParent())
                                    ? FileTrouble.of(e)
                                    : "there is no such folder")
                            + ". See the folder, its owner and its room");
        }
        invocation.out().println("Written: " + file + ". Read it before you send it.");
        return Dispatcher.OK;
    }

    private Map<String, Object> parts(Invocation invocation) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("node.json", node());
        parts.put("doctor.json", NodeDoctor.json(state.examined()));
        parts.put(
                "configuration.json",
                configurations.list(invocation.caller()).stream()
                        .map(LogBundle::setting)
                        .toList());
        return parts;
    }

    private Map<String, Object> node() {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("made", Instant.now());
        node.put("version", state.node().version());
        node.put("country", state.node().country());
        node.put("demo", state.node().demo());
        node.put("started", state.started());
        for (String property : List.of("java.version", "java.vendor", "os.name", "os.version", "os.arch")) {
            node.put(property, System.getProperty(property));
        }
        node.put("processors", Runtime.getRuntime().availableProcessors());
        node.put("memoryMost", Runtime.getRuntime().maxMemory());
        node.put("dataFree", state.node().data().toFile().getUsableSpace());
        node.put(
                "bundles",
                Arrays.stream(context.getBundles()).map(LogBundle::bundle).toList());
        return node;
    }

    private static Map<String, Object> bundle(Bundle bundle) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", bundle.getSymbolicName());
        json.put("version", bundle.getVersion().toString());
        json.put("running", bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING);
        return json;
    }

    private static Map<String, Object> setting(Setting setting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pid", setting.pid());
        json.put("key", setting.key());
        json.put("value", setting.secret() ? "***" : value(setting));
        json.put("from", setting.from());
        return json;
    }

    /** A number stays one, so that it is not taken for that of a telephone. */
    private static Object value(Setting setting) {
        return setting.type() == Setting.Type.WHOLE_NUMBER
                        && setting.values().stream().allMatch(NUMBER)
                ? setting.values().stream().map(Long::valueOf).toList()
                : setting.values();
    }
}
