package org.enlace.audit.internal;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import org.enlace.audit.proof.Merkle;
import org.enlace.keys.Keys;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Transactions;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down which keys of the configuration changed, never their values. What was seen last lies in the database as keyed
 * digests, so that a change made while the node was down is an entry too. The values themselves are not compared anywhere else.
 */
@Component(service = SynchronousConfigurationListener.class, immediate = true)
public final class ConfigurationWatch implements SynchronousConfigurationListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);
    private static final String ALL = "";
    private static final String END = "\0";
    private static final Set<String> NOT_SETTINGS =
            Set.of("service.pid", "service.factoryPid", "service.bundleLocation", "felix.fileinstall.filename");

    /** Changes that come together, as at a start, are looked at together; it also keeps off the path of the start. */
    private static final long SETTLED_MILLIS = 3_000;

    private final ConfigurationAdmin admin;
    private final AuditStore store;
    private final Transactions transactions;
    private final Audit audit;
    private final Keys keys;
    private final LinkedBlockingQueue<String> changed = new LinkedBlockingQueue<>(List.of(ALL));
    private final Thread thread;

    @Activate
    public ConfigurationWatch(
            @Reference ConfigurationAdmin admin,
            @Reference AuditStore store,
            @Reference Transactions transactions,
            @Reference AuditLog audit,
            @Reference Keys keys) {
        this.admin = admin;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.keys = keys;
        thread = new Thread(this::watch, "audit-configuration");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        changed.add(event.getPid());
    }

    private void watch() {
        try {
            while (true) {
                Set<String> pids = new TreeSet<>();
                for (String pid = changed.take();
                        pid != null;
                        pid = changed.poll(SETTLED_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (pid.equals(END)) {
                        return;
                    }
                    pids.add(pid);
                }
                compare(pids);
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted, so no more configuration is watched", e);
        }
    }

    void compare(Set<String> pids) {
        try {
            Map<String, Map<String, String>> now = settings();
            Set<String> all = new TreeSet<>(pids);
            if (all.remove(ALL)) {
                all.addAll(now.keySet());
                all.addAll(store.reading(store::settingPids));
            }
            for (String pid : all) {
                transactions.run(() -> compare(pid, now.getOrDefault(pid, Map.of())));
            }
        } catch (IOException | InvalidSyntaxException | GeneralSecurityException | RuntimeException e) {
            LOG.error(
                    "Changes of the configuration could not be audited; they are compared again at the next start", e);
        }
    }

    private void compare(String pid, Map<String, String> now) {
        Map<String, String> before = store.settings(pid);
        if (before.equals(now)) {
            return;
        }
        Set<String> keysChanged = new TreeSet<>(now.keySet());
        keysChanged.addAll(before.keySet());
        keysChanged.removeIf(key -> java.util.Objects.equals(before.get(key), now.get(key)));
        store.replaceSettings(pid, now);
        audit.record(Act.done("config.change", Caller.node())
                .on("configuration", pid)
                .codes("keys", keysChanged));
    }

    private Map<String, Map<String, String>> settings()
            throws IOException, InvalidSyntaxException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(keys.secret("audit-settings"));
        Map<String, Map<String, String>> all = new TreeMap<>();
        Configuration[] configurations = admin.listConfigurations(null);
        for (Configuration each : configurations == null ? new Configuration[0] : configurations) {
            Map<String, String> digests = new TreeMap<>();
            Dictionary<String, Object> properties = each.getProperties();
            for (String key : properties == null ? List.<String>of() : Collections.list(properties.keys())) {
                if (!NOT_SETTINGS.contains(key) && !key.startsWith(".")) {
                    String value = text(properties.get(key));
                    digests.put(key, Merkle.hex(mac.doFinal((key + "=" + value).getBytes(StandardCharsets.UTF_8))));
                }
            }
            all.put(each.getPid(), digests);
        }
        return all;
    }

    private static String text(Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < Array.getLength(value); at++) {
            text.append(Array.get(value, at)).append('\n');
        }
        return text.toString();
    }

    @Deactivate
    void stop() {
        changed.add(END);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
