package org.enlace.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import org.enlace.platform.contribution.Command;

/** A word of the shell that stands after a bar and reads what the command before it prints. */
interface Filter extends Command {
    int filter(Invocation invocation, BufferedReader in) throws IOException;

    @Override
    default int run(Invocation invocation) {
        throw new WrongUse(name() + " reads what another command prints: " + example() + ".");
    }
}
