package org.enlace.training;

import java.time.ZoneId;
import org.enlace.platform.CountryCode;

/** A country and the zone of its capital. */
public record Capital(CountryCode country, ZoneId zone) {}
