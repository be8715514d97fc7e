package org.enlace.jit.internal.work;

/** Where the working space keeps what it keeps. */
public record EntryStores(
        EntryStore entries,
        EntryTraces traces,
        EntryWaits waits,
        EntryNumbers numbers,
        EntryFileStore files,
        VictimStore victims) {}
