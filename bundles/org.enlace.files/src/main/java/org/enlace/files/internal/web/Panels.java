package org.enlace.files.internal.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.FilePanels;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.internal.Owners;
import org.enlace.platform.Caller;
import org.enlace.web.Ui;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The part of a record's page that shows its files and takes more. */
@Component(service = FilePanels.class)
public final class Panels implements FilePanels {
    private static final Set<String> DONE = Set.of("added", "removed", "restored");

    private final Files files;
    private final Owners owners;
    private final Room room = new Room();

    @Activate
    public Panels(@Reference Files files, @Reference Owners owners) {
        this.files = files;
        this.owners = owners;
    }

    @Override
    public Content of(OwnerRef owner, String done, Caller caller) {
        // Who reads a page does not always read the files of its record.
        Optional<Owners.Known> found =
                owners.find(owner, caller).filter(known -> !known.owner().reasonNeeded());
        if (found.isEmpty()) {
            return Ui.text("");
        }
        Owners.Known known = found.get();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("use", known.use());
        parameters.put("owner", known.owner());
        parameters.put("ref", owner);
        parameters.put("files", files.of(owner, caller));
        boolean mayAdd = owners.mayChange(owner, caller);
        parameters.put("mayAdd", mayAdd);
        parameters.put("uploads", mayAdd ? files.uploads(owner, caller) : List.of());
        parameters.put("done", done != null && DONE.contains(done) ? done : "");
        return room.fill("panel", parameters, caller);
    }
}
