package org.enlace.jit.internal.work;

import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A victim of a team whom a text names.
 *
 * @param entry   that tells who they are
 * @param country that wrote it
 * @param code    what they are called everywhere
 */
public record NamedVictim(RecordId entry, CountryCode country, String code) {}
