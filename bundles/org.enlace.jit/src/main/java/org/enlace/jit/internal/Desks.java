package org.enlace.jit.internal;

import org.enlace.platform.CountryCode;
import org.enlace.reference.Countries;

/** The use cases, put together when somebody first asks for them. */
public interface Desks {
    /** What takes in statements. */
    StatementBook statements();

    Countries countries();

    People people();

    /** The country of this node. */
    CountryCode country();
}
