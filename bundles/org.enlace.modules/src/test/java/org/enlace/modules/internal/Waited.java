package org.enlace.modules.internal;

import java.util.Map;
import java.util.TreeMap;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.platform.RecordId;

/** An inbox for tests of what is put into it. */
public final class Waited implements Inbox {
    /** What waits now, by use and key. */
    public final Map<String, InboxItem> items = new TreeMap<>();

    @Override
    public void put(InboxItem item) {
        items.put(item.use() + " " + item.key(), item);
    }

    @Override
    public void done(String use, String key) {
        items.remove(use + " " + key);
    }

    @Override
    public void clear(String use, RecordId record) {
        items.values().removeIf(item -> item.use().equals(use) && item.record().equals(record));
    }
}
