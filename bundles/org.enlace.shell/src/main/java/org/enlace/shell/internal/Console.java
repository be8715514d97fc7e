package org.enlace.shell.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.enlace.platform.Caller;

/**
 * Where one command is run from, and where its words go.
 *
 * @param in     what a filter reads
 * @param out    what the command has to say
 * @param err    what went wrong
 * @param folder where the caller stands
 * @param width  columns of the screen, {@link Integer#MAX_VALUE} where there is none
 * @param watched whether a person looks at {@code err} while the command works, so that progress may be drawn
 * @param caller who types
 */
record Console(
        InputStream in, PrintStream out, PrintStream err, Path folder, int width, boolean watched, Caller caller) {
    Console with(InputStream other, PrintStream otherOut) {
        return new Console(other, otherOut, err, folder, width, watched, caller);
    }
}
