package org.enlace.training.internal;

import java.util.List;
import java.util.Set;
import org.enlace.identity.Directory;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.training.Trainings;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Who may moderate, by the node's directory of officers; where there is none, anybody. */
@Component(service = People.class)
public class People {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Directory directory;

    static People of(Directory directory) {
        People people = new People();
        people.directory = directory;
        return people;
    }

    /** How an officer is called; the account name where nobody knows. */
    public String name(OfficerId officer) {
        Directory now = directory;
        return now == null ? officer.value() : now.name(officer).orElse(officer.value());
    }

    /** Whether an account is an officer who may read training; where there is no directory, every one is taken for one. */
    public boolean reads(OfficerId officer) {
        Directory now = directory;
        return now == null || now.reads(officer, Set.of(Trainings.READ), NeedToKnow.OPEN);
    }

    /** Refuses a moderator who is no officer that may read training. */
    void requireModerators(List<OfficerId> officers) {
        Directory now = directory;
        for (OfficerId officer : officers) {
            if (now != null && !now.reads(officer, Set.of(Trainings.READ), NeedToKnow.OPEN)) {
                throw new Refusal(
                                "training.not-moderator",
                                "\"" + officer
                                        + "\" is no officer of this node who may read training; name another one",
                                officer.value())
                        .at("moderators");
            }
        }
    }
}
