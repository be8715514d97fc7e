package org.enlace.shell.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code node:ssh}: where the shell is reached by SSH, by which key the node is known, and who is inside. */
@Component
public final class NodeSsh implements Command {
    private final SshDoor door;

    @Activate
    public NodeSsh(@Reference SshDoor door) {
        this.door = door;
    }

    @Override
    public String scope() {
        return "node";
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    public String summary() {
        return "tell where the shell is reached by SSH, by which key the node is known, and who is inside";
    }

    @Override
    public Permission permission() {
        return new Permission("node.read");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "node:ssh";
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        String address = door.address().map(NodeSsh::text).orElse("");
        List<SshVisit> visits = door.visits();
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("enabled", door.isEnabled());
            json.put("address", address.isEmpty() ? null : address);
            json.put("fingerprint", door.isEnabled() ? HostKey.fingerprint(door.hostKey()) : null);
            json.put("hostKey", door.isEnabled() ? HostKey.line(door.hostKey()) : null);
            json.put("problems", door.problems());
            json.put("sessions", visits.stream().map(NodeSsh::json).toList());
            invocation.json(json);
            return Dispatcher.OK;
        }
        if (!door.isEnabled()) {
            invocation.out().println("The shell is not reached by SSH: " + SshDoor.PID + " closes this door.");
            return Dispatcher.OK;
        }
        PublicKey key = door.hostKey();
        invocation.print(new Table("Address", address.isEmpty() ? "does not listen" : address)
                .row("Fingerprint", HostKey.fingerprint(key))
                .row("Host key", HostKey.line(key)));
        door.problems().forEach(problem -> invocation.out().println(problem.message() + "."));
        invocation.out().println();
        if (visits.isEmpty()) {
            invocation.out().println("Nobody is inside.");
        } else {
            Table table = new Table("Officer", "Since", "Nothing typed for", "Key");
            visits.forEach(visit -> table.row(
                    visit.officer(),
                    invocation.moment(visit.since()),
                    NodeStatus.span(visit.idle()),
                    visit.fingerprint()));
            invocation.print(table);
        }
        return Dispatcher.OK;
    }

    private static Map<String, Object> json(SshVisit visit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("officer", visit.officer());
        json.put("since", visit.since());
        json.put("idleSeconds", visit.idle().toSeconds());
        json.put("key", visit.fingerprint());
        return json;
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
