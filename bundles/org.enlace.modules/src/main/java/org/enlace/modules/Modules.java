package org.enlace.modules;

import java.nio.file.Path;
import java.util.List;
import org.enlace.platform.contribution.Command.Progress;

/**
 * The workflow modules of this node. A service. Installing and removing take effect at once, one at a time, wholly or not
 * at all, and restart nothing but the module itself; a node that is killed meanwhile comes back with the module either
 * wholly there or wholly gone.
 */
public interface Modules {
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
     * @param progress told of each step
     * @throws org.enlace.platform.Refusal {@code module.…} with the rule that was broken; the node is as it was before
     */
    InstalledModule install(Path archive, Progress progress);

    /**
     * Takes a module out of the running node. What it stored stays where it is.
     *
     * @throws org.enlace.platform.NotFound {@code module} when it is not installed
     * @throws org.enlace.platform.Refusal {@code module.needed} when another module uses code of this one
     */
    void remove(String id, Progress progress);

    /** {@link #install(Path, Progress)} without anybody watching. */
    default InstalledModule install(Path archive) {
        return install(archive, (step, done, total) -> {});
    }

    /** {@link #remove(String, Progress)} without anybody watching. */
    default void remove(String id) {
        remove(id, (step, done, total) -> {});
    }
}
