package org.enlace.shell.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Permissions;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that bundles declare at this moment, by {@code scope:name}, as far as the permission each asks for is declared
 * too. Nothing else can be run. While nobody tells which permissions there are, only the shell's own commands run: they find
 * out why.
 */
@Component(service = {DeclaredCommands.class, HealthCheck.class})
public final class DeclaredCommands implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DeclaredCommands.class);
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*:[a-z][a-z0-9-]*");

    /** The first of a name is the one that runs; a second waits until the first is gone. */
    private final Map<String, List<Command>> byName = new ConcurrentHashMap<>();

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private volatile Permissions permissions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setPermissions(Permissions there) {
        permissions = there;
        byName.keySet().forEach(this::changed);
    }

    synchronized void unsetPermissions(Permissions gone) {
        if (permissions == gone) {
            permissions = null;
            byName.keySet().forEach(this::changed);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void add(Command command) {
        String name = Usage.name(command);
        if (!FORM.matcher(name).matches()) {
            LOG.error(
                    "The command \"{}\" of {} is left out: scope and name are lower-case letters, digits and hyphens",
                    name,
                    command.getClass().getName());
            return;
        }
        List<Command> all = byName.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
        all.add(command);
        if (all.size() > 1) {
            LOG.error(
                    "{} declares {}, which {} already has: it waits until that one is gone",
                    command.getClass().getName(),
                    name,
                    all.get(0).getClass().getName());
        }
        changed(name);
    }

    synchronized void remove(Command command) {
        byName.forEach((name, all) -> {
            if (all.remove(command)) {
                byName.remove(name, List.of());
                changed(name);
            }
        });
    }

    private void changed(String name) {
        first(name)
                .filter(command -> permissions != null && !mayBeOffered(command))
                .ifPresent(command -> {
                    if (named.add(name)) {
                        LOG.error("{}", sentence(command));
                    }
                });
        listeners.forEach(listener -> listener.accept(name));
    }

    Optional<Command> find(String name) {
        return first(name).filter(this::mayBeOffered).map(ForScripts::of);
    }

    private Optional<Command> first(String name) {
        return Optional.ofNullable(byName.get(name)).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    private boolean mayBeOffered(Command command) {
        Permissions now = permissions;
        return now == null
                ? command.getClass().getPackageName().equals(DeclaredCommands.class.getPackageName())
                : now.isDeclared(command.permission());
    }

    private static String sentence(Command command) {
        return "The command " + Usage.name(command) + " is not offered: it asks for the permission "
                + command.permission() + ", which no feature declares; add it to the feature that brings the command";
    }

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public List<Problem> problems() {
        if (permissions == null) {
            return List.of(new Problem(
                    false, "Nobody tells which permissions there are, so only the shell's own commands can be run"));
        }
        return byName.keySet().stream()
                .map(this::first)
                .flatMap(Optional::stream)
                .filter(command -> !mayBeOffered(command))
                .map(command -> new Problem(false, sentence(command)))
                .toList();
    }

    /** All of them, in the order of their names. */
    SortedMap<String, Command> all() {
        SortedMap<String, Command> all = new TreeMap<>();
        byName.keySet().forEach(name -> find(name).ifPresent(command -> all.put(name, command)));
        return all;
    }

    /** Tells a listener the name of every command that is there now, and each that comes or goes later. */
    void listen(Consumer<String> listener) {
        listeners.add(listener);
        byName.keySet().forEach(listener);
    }

    void forget(Consumer<String> listener) {
        listeners.remove(listener);
    }
}
