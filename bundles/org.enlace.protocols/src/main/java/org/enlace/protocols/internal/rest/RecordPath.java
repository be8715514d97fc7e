package org.enlace.protocols.internal.rest;

/** The address of a record of the library, below which lies what belongs to it. */
final class RecordPath {
    /** Every address is tried with every request: one whose identifier gives nothing back fails at its end, and not at each letter. */
    static final String RECORD = "/api/protocols/{id: [^/]++}";

    private RecordPath() {}
}
