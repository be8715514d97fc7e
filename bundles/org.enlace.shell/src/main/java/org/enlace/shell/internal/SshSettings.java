package org.enlace.shell.internal;

import java.time.Duration;

/**
 * How the shell is reached from elsewhere.
 *
 * @param host    the address it listens at
 * @param port    the port of it; 0 for any free one
 * @param idle    a session in which nothing is typed for so long, and nothing works, is over
 * @param longest any session is over after so long
 * @param grace   whoever has not signed in after so long is sent away
 */
record SshSettings(String host, int port, Duration idle, Duration longest, Duration grace) {
    /** Connections at once, signed in or not. */
    static final int MOST_CONNECTIONS = 24;

    /** Of these, so many that have not signed in. */
    static final int MOST_STRANGERS = 8;

    /** And so many of one officer. */
    static final int MOST_OF_ONE = 8;

    /** Commands and sessions at once in one connection. */
    static final int MOST_CHANNELS = 4;

    /** Keys tried in one connection. */
    static final int MOST_TRIES = 6;
}
