package org.enlace.exchange.internal;

import org.enlace.exchange.Delivery.State;
import org.enlace.platform.RecordId;

/**
 * What a receipt says of a message that was not simply done.
 *
 * @param record null where the message could not be read
 * @param state  {@code KEPT}, {@code QUARANTINED} or {@code REFUSED}
 * @param code   why
 * @param known  which version of the record this node has
 */
public record Answer(long seq, RecordId record, State state, String code, long known) {}
