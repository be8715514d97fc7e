package org.enlace.modules;

/** What becomes of a module. */
public enum Operation {
    /** It was not there and is taken in. Records that an earlier installation left come back with it. */
    INSTALL,
    /** A newer version takes the place of the one that runs. */
    UPGRADE,
    /** The version that was there before the last upgrade comes back, with its records as they were. */
    ROLLBACK,
    /** It is taken out; its records stay. */
    REMOVE,
    /** The records of a module that was taken out are destroyed. */
    PURGE
}
