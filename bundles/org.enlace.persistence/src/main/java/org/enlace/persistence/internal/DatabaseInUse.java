package org.enlace.persistence.internal;

/** A service that is there while the database is and whatever waited for it at its start has taken up its work. */
public final class DatabaseInUse {}
