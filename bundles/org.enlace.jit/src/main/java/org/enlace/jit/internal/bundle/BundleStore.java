package org.enlace.jit.internal.bundle;

import java.util.List;
import java.util.Optional;
import org.enlace.jit.bundle.Bundle;
import org.enlace.platform.RecordId;

/** Where bundles are kept. */
public interface BundleStore {
    Optional<Bundle> find(RecordId id);

    /** The one that was prepared by a form; see {@link #add}. */
    Optional<Bundle> form(String form);

    /** Those of a team, newest first. */
    List<Bundle> of(RecordId team, int most);

    /** Those of a team that are neither made nor declined, oldest first. */
    List<Bundle> undecided(RecordId team);

    /** Those that are being made, oldest first. */
    List<Bundle> making(int most);

    /** @param form by what its form is known; blank for none */
    void add(Bundle bundle, String form);

    /** In the place of the version before it. @throws org.enlace.platform.Stale where that is not there */
    void put(Bundle bundle);
}
