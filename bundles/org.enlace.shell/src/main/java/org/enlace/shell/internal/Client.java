package org.enlace.shell.internal;

import java.io.InputStream;

/** The other end of a session, by whichever door it came: what it types, and what it tells while commands run. */
interface Client {
    /** What the caller types, until it ends. */
    InputStream input();

    /** What Ctrl-C does from now on. */
    void onInterrupt(Runnable action);

    /** What hears of a new size of the screen from now on. */
    void onResize(Resized action);

    /** A command is at work from now on, or no longer. */
    default void working(boolean now) {}

    /** What hears of a new size. */
    interface Resized {
        void to(int columns, int rows);
    }
}
