package org.enlace.platform;

/** Makes the ids of new records. A service. */
public interface RecordIds {
    /** A new id, greater than every id this node made before it. */
    RecordId next();
}
