package org.enlace.exchange.internal;

import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A record of this country that another has, although this node, restored from a backup, does not remember having sent it there.
 *
 * @param version the one they have
 */
public record Unremembered(CountryCode country, RecordId record, String module, String type, long version) {}
