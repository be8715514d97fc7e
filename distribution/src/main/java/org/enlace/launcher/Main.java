package org.enlace.launcher;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleException;

/** The program {@code bin/enlace}. */
public final class Main {
    private static final String HELP = """
            Enlace %s: a country's node.

              enlace run                 run the node here, until Ctrl-C
              enlace start               run it in the background; comes back when it is ready
              enlace status              ready, or what is missing; exit status 0 only when ready
              enlace stop                stop it, and wait until it has stopped
              enlace shell [COMMAND...]  the administrator's shell, or one command of it
              enlace setup-link          print a one-time link that makes an administrator of whoever opens it
              enlace bind-token          have a PKCS#11 token open the keystore, whose passphrase leaves the disk
              enlace restore BACKUP      put a backup into an empty ENLACE_DATA; --help tells more
              enlace upgrade --plan      what starting this release on the data folder would change; touches nothing
              enlace demo                run with every module and sample data, until Ctrl-C

            Environment, with what holds when it is not set:
              ENLACE_HOME        the program (where this file lies)
              ENLACE_DATA        everything the node writes (enlace-data beside the program)
              ENLACE_COUNTRY     two-letter code of the node's country (that of ENLACE_DATA; CO for sample data)
              ENLACE_HTTP_PORT   where the pages are, at 127.0.0.1 (8181)
              ENLACE_HTTP_HOST   an address of this machine where others reach the pages too, by TLS (none)
              ENLACE_HTTPS_PORT  where they do (8443)
              ENLACE_TLS_NAMES   what their browsers may call the node, joined by commas (ENLACE_HTTP_HOST)
              ENLACE_TLS_KEYSTORE         PKCS#12 file with the certificate (a self-signed one)
              ENLACE_TLS_PASSPHRASE_FILE  file whose first line opens it (no passphrase)
              ENLACE_KEYS_PASSPHRASE_FILE file whose first line opens the node's own keystore (a random one)
              ENLACE_KEYS_TOKEN  file that tells Java of a PKCS#11 token which opens that keystore (none)
              ENLACE_KEYS_PIN_FILE        file whose first line is the token's PIN (typed)
              ENLACE_SSH_PORT    where the shell is for other machines, at 127.0.0.1 (8122)
              ENLACE_LOG         text, or json for one JSON object a line in the log (text)
              ENLACE_JAVA_OPTS   further options for Java
              ENLACE_DEMO        1 for sample data (0)
              ENLACE_ALLOW_ROOT  1 to let root run a node with real records, as run and start --allow-root do (0)
              JAVA_HOME          a Java 17 or later (java on the PATH)

            Examples:
              ENLACE_DATA=/var/lib/enlace ENLACE_COUNTRY=EC enlace start
              enlace shell module:list
            """;
    private static final String WITH_PARENT = "ENLACE_WITH_PARENT";
    private static final Set<String> AS_NODE = Set.of("run", "demo", "start", "bind-token");
    private static final Set<String> WITHOUT_ARGUMENTS =
            Set.of("run", "demo", "start", "stop", "status", "setup-link", "bind-token");

    private Main() {}

    public static void main(String... arguments) {
        Console console = new Console(System.out, System.err);
        int status;
        try {
            status = run(List.of(arguments), System.getenv(), console);
        } catch (Refused e) {
            console.problem(e.getMessage());
            status = e.exitCode();
        } catch (IOException | BundleException e) {
            console.problem("It failed: " + e + ". If it does so again, keep \"log\" in the data folder for support.");
            status = 1;
        } catch (InterruptedException e) {
            status = 1;
        }
        System.exit(status);
    }

    static int run(List<String> arguments, Map<String, String> environment, Console console)
            throws IOException, BundleException, InterruptedException {
        if (arguments.isEmpty()) {
            console.say(HELP.formatted(version()));
            return 2;
        }
        String command = arguments.get(0);
        List<String> rest = arguments.subList(1, arguments.size());
        if (AS_NODE.contains(command) && rest.contains(SuperUser.FLAG)) {
            Map<String, String> allowing = new HashMap<>(environment);
            allowing.put(SuperUser.ALLOW, "1");
            List<String> others = arguments.stream()
                    .filter(word -> !word.equals(SuperUser.FLAG))
                    .toList();
            return run(others, allowing, console);
        }
        if (command.equals("--help")
                || command.equals("-h")
                || command.equals("help")
                || WITHOUT_ARGUMENTS.contains(command) && (rest.contains("--help") || rest.contains("-h"))) {
            console.say(HELP.formatted(version()));
            return 0;
        }
        if (command.equals("--version")) {
            console.say(version());
            return 0;
        }
        if (WITHOUT_ARGUMENTS.contains(command) && !rest.isEmpty()) {
            throw new Refused(
                    2,
                    "\"" + rest.get(0) + "\" after " + command + " is not understood: " + command
                            + " takes no arguments"
                            + (AS_NODE.contains(command) ? " but " + SuperUser.FLAG : "")
                            + "; what it needs is set in the environment. See enlace --help.");
        }
        return dispatch(command, rest, environment, console);
    }

    private static int dispatch(String command, List<String> rest, Map<String, String> environment, Console console)
            throws IOException, BundleException, InterruptedException {
        return switch (command) {
            case "run" -> new Run(Settings.of(environment), environment, version(), console).run();
            case "demo" -> {
                Settings settings = Settings.of(environment).withDemo();
                if (environment.containsKey(WITH_PARENT)) {
                    endWithParent();
                }
                yield new Run(settings, environment, version(), console).run();
            }
            case "start" -> new Background(Settings.of(environment), environment, console).start();
            case "stop" -> new Background(Settings.of(environment), environment, console).stop();
            case "status" -> new Background(Settings.of(environment), environment, console).status();
            case "shell" -> ShellClient.run(Settings.of(environment).data(), rest);
            case "bind-token" ->
                new TokenBinding(Settings.of(environment), environment, console).run(KeysPassphrase.Terminal.own());
            case "upgrade" -> {
                if (!rest.equals(List.of("--plan"))) {
                    throw new Refused(
                            2,
                            "upgrade is always planned first: enlace upgrade --plan. The upgrade itself is to stop the node"
                                    + " and to start this release (enlace start) on the same ENLACE_DATA.");
                }
                yield new UpgradePlan(Settings.of(environment), version(), console).tell();
            }
            case "setup-link" -> ShellClient.run(Settings.of(environment).data(), List.of("officer:setup-link"));
            default ->
                throw new Refused(
                        2,
                        "\"" + command
                                + "\" is not a command. The commands are run, start, status, stop, shell, setup-link, bind-token, restore, upgrade and demo; "
                                + "see enlace --help.");
        };
    }

    /** For a demonstration begun by another program, such as the build: it does not outlive that one. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }

    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "0.0.0" : version;
    }
}
