package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps a node from running as the machine's superuser, whom nothing would hold back if the node were taken over. */
final class SuperUser {
    /** What stands for {@code --allow-root} in the environment. */
    static final String ALLOW = "ENLACE_ALLOW_ROOT";

    static final String FLAG = "--allow-root";

    private static final Path STATUS = Path.of("/proc/self/status");

    private SuperUser() {}

    /** @throws Refused where the node would run as root and nobody has allowed it; a demonstration only says so */
    static void requireAllowed(Settings settings, Map<String, String> environment, Console console) {
        require(isRoot(), settings.demo(), allowed(environment), console);
    }

    static void require(boolean root, boolean demo, boolean allowed, Console console) {
        if (!root || allowed) {
            return;
        }
        if (!demo) {
            throw new Refused(
                    2,
                    "This user is root, and a node with real records runs as a user of its own who may do nothing else:"
                            + " make one (useradd --system enlace), give it ENLACE_DATA and start the node as it, or"
                            + " install the Debian package, which does so. Where root is nobody outside, as in a"
                            + " container, add " + FLAG + " or set " + ALLOW + "=1.");
        }
        console.problem("This demonstration runs as root. A node with real records runs as a user of its own.");
    }

    private static boolean allowed(Map<String, String> environment) {
        String value = Settings.value(environment, ALLOW, "0");
        return switch (value) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new Refused(2, ALLOW + " is \"" + value + "\". It is 1 to let root run the node, or 0.");
        };
    }

    /** The owner of {@code /proc/self} is root, too, for a process that may not be dumped; its status says who it runs as. */
    private static boolean isRoot() {
        try (Stream<String> status = Files.lines(STATUS)) {
            return status.filter(line -> line.startsWith("Uid:")).anyMatch(line -> line.split("\\s+")[2].equals("0"));
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
