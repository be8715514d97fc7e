package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Directory;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
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

    /** Accounts of a name, at most so many; none where nobody knows. */
    List<Directory.Entry> named(String name, int most, Caller caller) {
        Directory now = directory;
        return now == null ? List.of() : now.officers(name, most, caller);
    }

    /** The mail address that tells who an officer is: one that an administrator vouches for, for this account alone. */
    Optional<MailAddress> address(OfficerId officer) {
        return known(officer)
                .filter(address -> address.standing() == Directory.Standing.VOUCHED)
                .map(Directory.Address::mail);
    }

    /** Why an officer's address tells nobody who they are; empty where it does. */
    public Optional<Refusal> unknown(OfficerId officer) {
        Optional<Directory.Address> address = known(officer);
        if (address.isEmpty()) {
            return Optional.of(new Refusal(
                    "training.no-address",
                    "Your account has no mail address, by which you are known; ask an administrator to set it,"
                            + " or use the link of your letter or the code of the room"));
        }
        String mail = address.get().mail().value();
        return switch (address.get().standing()) {
            case VOUCHED -> Optional.empty();
            case GIVEN ->
                Optional.of(new Refusal(
                        "training.address-given",
                        "You gave your account the address " + mail + " yourself, so that it does not tell who you are;"
                                + " ask an administrator to vouch for it, or use the link of your letter or the code of the room",
                        mail));
            case SHARED ->
                Optional.of(new Refusal(
                        "training.address-shared",
                        "Another account has the address " + mail + " too, so that it does not tell who you are; ask an"
                                + " administrator which is right, or use the link of your letter or the code of the room",
                        mail));
        };
    }

    /** What the directory says of an officer's address; where there is no directory, nothing. */
    protected Optional<Directory.Address> known(OfficerId officer) {
        Directory now = directory;
        return now == null ? Optional.empty() : now.address(officer);
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
