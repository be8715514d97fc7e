package org.enlace.jit.internal;

import java.util.List;
import java.util.Set;
import org.enlace.identity.Directory;
import org.enlace.jit.JitPermissions;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Who is who on this node, by its directory of officers; where there is none, accounts are shown by their names. */
@Component(service = People.class)
public class People {
    private static final int MOST = 100;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Directory directory;

    public static People of(Directory directory) {
        People people = new People();
        people.directory = directory;
        return people;
    }

    /** How an officer is called; the account name where nobody knows. */
    public String name(OfficerId officer) {
        Directory now = directory;
        return now == null ? officer.value() : now.name(officer).orElse(officer.value());
    }

    /** Officers who hold a permission now, by account name; at most a hundred. */
    public List<Directory.Entry> holding(Permission permission, String words) {
        Directory now = directory;
        return now == null ? List.of() : now.readers(Set.of(permission), NeedToKnow.OPEN, words, MOST);
    }

    /** Whether an officer can sign in and holds a permission now. */
    public boolean holds(OfficerId officer, Permission permission) {
        Directory now = directory;
        return now != null && now.reads(officer, Set.of(permission), NeedToKnow.OPEN);
    }

    /** Whether an officer can sign in now. */
    public boolean active(OfficerId officer) {
        Directory now = directory;
        return now != null && now.reads(officer, Set.of(), NeedToKnow.OPEN);
    }

    /** @throws Refusal {@code jit.no-reader} when an account is none of an officer who may read teams at all */
    public void requireReader(OfficerId officer, String field) {
        Directory now = directory;
        if (now != null && !now.reads(officer, Set.of(JitPermissions.READ), NeedToKnow.OPEN)) {
            throw new Refusal(
                            "jit.no-reader",
                            "\"" + officer + "\" is no officer of this node who may read teams; name another one",
                            officer.value())
                    .at(field);
        }
    }
}
