package org.enlace.inbox;

import org.enlace.platform.RecordId;

/**
 * Where a module lets things wait for officers. A service. Each call belongs to the current transaction, so that an item is there
 * exactly when the change is that asks for it; outside one it is a transaction of its own.
 */
public interface Inbox {
    /** Lets it wait. An item with the same use and key is replaced, and waits anew: neither seen nor put off. */
    void put(InboxItem item);

    /** It is done, for whomever it waited; nothing where there is none. */
    void done(String use, String key);

    /** Everything of a use that waits about a record is done. */
    void clear(String use, RecordId record);
}
