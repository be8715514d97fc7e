package org.enlace.launcher;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleException;

/** The program {@code bin/enlace}. */
public final class Main {
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
            console.problem("Failed: " + e);
            status = 1;
        } catch (InterruptedException e) {
            status = 1;
        }
        System.exit(status);
    }

    private static int run(List<String> arguments, Map<String, String> environment, Console console)
            throws IOException, BundleException, InterruptedException {
        Settings settings = Settings.of(environment);
        String command = arguments.isEmpty() ? "--help" : arguments.get(0);
        return switch (command) {
            case "run" -> new Run(settings, "0.1.0", console).run();
            case "demo" -> new Run(settings.withDemo(), "0.1.0", console).run();
            default -> throw new Refused(2, "unknown command " + Arrays.toString(arguments.toArray()));
        };
    }
}
