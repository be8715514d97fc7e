package org.enlace.modules;

import java.nio.file.Path;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command.Progress;

/**
 * The workflow modules of this node. A service. Installing and removing take effect at once, one at a time, wholly or not
 * at all, and restart nothing but the module itself; a node that is killed meanwhile comes back with the module either
 * wholly there or wholly gone.
 */
public interface Modules {
    Permission READ = new Permission("modules.read");
    Permission MANAGE = new Permission("modules.manage");

    /** What is installed, by id. Never claims more than is true at this moment. */
    List<InstalledModule> list();

    /**
     * All there is to know about one module.
     *
     * @throws org.enlace.platform.NotFound {@code module} when it is not installed
     */
    ModuleDetails info(String id);

    /**
     * Verifies an archive, takes its bundles into the running node and waits until every one of its components works.
     *
     * @param archive  a module archive: at most 512 MiB, 1000 members, 1 GiB unpacked
     * <p>The audit takes it down before anything is changed and once it is done; where it cannot, nothing is done.
     *
     * @param caller   who must hold {@link #MANAGE}
     * @param progress told of each step
     * @throws org.enlace.platform.Refusal {@code module.…} with the rule that was broken; the node is as it was before
     */
    InstalledModule install(Path archive, Caller caller, Progress progress);

    /**
     * Takes a module out of the running node. What it stored stays where it is.
     *
     * @param caller who must hold {@link #MANAGE}
     * @throws org.enlace.platform.NotFound {@code module} when it is not installed
     * @throws org.enlace.platform.Refusal {@code module.needed} when another module uses code of this one
     */
    void remove(String id, Caller caller, Progress progress);
}
