package org.enlace.shell.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.platform.contribution.ValueForms;
import org.osgi.service.component.annotations.Component;

/** What the values of SSH have to look like, and which of them shut it. */
@Component
public final class SshRules implements ConfigurationRules {
    private static final String HOST = "host";
    private static final String ENABLED = "enabled";

    @Override
    public String pid() {
        return SshDoor.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(HOST, ValueForms.address());
    }

    /** Only an address of this machine can be listened at, and none while nobody comes by SSH. */
    @Override
    public void requireUsable(Set<String> changed, Map<String, Object> values) {
        if (changed.contains(HOST) && values.get(HOST) instanceof String host && !isHere(host)) {
            throw new Refusal(
                    "ssh.host-elsewhere",
                    "\"" + HOST + "\" of " + pid() + " cannot be " + host
                            + ": this machine has no such address; nothing was changed",
                    host);
        }
        if (changed.contains(HOST) && values.containsKey(HOST) && Boolean.FALSE.equals(values.get(ENABLED))) {
            throw new Refusal(
                    "ssh.host-ignored",
                    "\"" + HOST + "\" of " + pid() + " would be ignored: \"" + ENABLED
                            + "\" is false; set that to true first. Nothing was changed");
        }
    }

    @Override
    public Optional<Texts> texts() {
        return Optional.of(Texts.of(SshRules.class));
    }

    private static boolean isHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<Refusal> objection(String key, Caller caller) {
        return caller.origin().door() == Origin.Door.SSH
                        && Set.of(HOST, ENABLED).contains(key.toLowerCase(Locale.ROOT))
                ? Optional.of(new Refusal(
                        "config.shuts-out",
                        "\"" + key + "\" of " + pid()
                                + " decides whether you get in the way you just came, so that you may not be able to take"
                                + " it back from there",
                        key,
                        pid()))
                : Optional.empty();
    }
}
