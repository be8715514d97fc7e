package org.enlace.platform.contribution;

import java.util.List;
import org.enlace.platform.Permission;

/** A command that says of itself what it was made with. It has no parameters and no options unless it says so. */
public abstract class NamedCommand implements Command {
    private final String scope;
    private final String name;
    private final String summary;
    private final Permission permission;
    private final String example;

    /** As {@link Command} has them. */
    protected NamedCommand(String scope, String name, String summary, Permission permission, String example) {
        this.scope = scope;
        this.name = name;
        this.summary = summary;
        this.permission = permission;
        this.example = example;
    }

    @Override
    public final String scope() {
        return scope;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final Permission permission() {
        return permission;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public final String example() {
        return example;
    }
}
