package org.enlace.modules;

import java.nio.file.Path;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command.Progress;

/**
 * The workflow modules of this node. A service. A change takes effect at once, one change at a time, wholly or not at all, and
 * restarts nothing but the module itself; a node that is killed or runs out of disk meanwhile comes back exactly as it was
 * before or exactly as it is afterwards.
 *
 * <p>Who changes anything must hold {@link #MANAGE}. The audit takes it down before anything is changed and once it is done;
 * where it cannot, nothing is done.
 *
 * <p>An archive has at most 512 MiB, 1000 members, 1 GiB unpacked. Every refusal is {@code module.…} and names the rule.
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
     * What installing an archive would do; for a module that runs in another version, what upgrading to it would do.
     *
     * @throws org.enlace.platform.Refusal when the archive is such that no plan can be made
     */
    ModulePlan plan(Path archive, Caller caller);

    /** What taking a module out would do. */
    ModulePlan planRemoval(String id, Caller caller);

    /** What going back to the version before the last upgrade would do. */
    ModulePlan planRollback(String id, Caller caller);

    /** Takes a module that is not there into the running node and waits until all of it works. */
    InstalledModule install(Path archive, Caller caller, Progress progress);

    /**
     * Puts a newer version in the place of the one that runs. The module answers 503 meanwhile; on any failure the version
     * that ran runs again, with its records as they were.
     */
    InstalledModule upgrade(Path archive, Caller caller, Progress progress);

    /**
     * Goes back to the version before the last upgrade, and to the records as they were then.
     *
     * @throws org.enlace.platform.Refusal {@code module.later-writes} when records were written since; two officers may accept
     *     their loss
     */
    InstalledModule rollback(String id, Caller caller, Progress progress);

    /**
     * Takes a module out of the running node. What it stored stays where it is.
     *
     * @throws org.enlace.platform.NotFound {@code module} when it is not installed
     * @throws org.enlace.platform.Refusal {@code module.needed} when another module uses code of this one
     */
    void remove(String id, Caller caller, Progress progress);
}
