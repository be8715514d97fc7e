package org.enlace.launcher;

import java.io.PrintStream;

/** What the launcher says to the terminal: facts on one stream, problems on the other. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void problem(String line) {
        err.println("enlace: " + line);
        err.flush();
    }
}
