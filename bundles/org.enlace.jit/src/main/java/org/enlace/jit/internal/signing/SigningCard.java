package org.enlace.jit.internal.signing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Phase;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Card;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the home page tells of teams: what is to be signed and what ends within two months. */
@Component(service = Card.class)
public final class SigningCard implements Card {
    private static final Duration SOON = Duration.ofDays(60);
    private static final int MOST = 6;

    private final Texts texts = Texts.of(SigningCard.class);
    private final Supplier<SigningArea> area;

    @Activate
    public SigningCard(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        Supplier<Desks> lazily = new Lazily<>(desks);
        area = () -> lazily.get().signing();
    }

    SigningCard(Supplier<SigningArea> area) {
        this.area = area;
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public Content content(Caller caller) {
        SigningArea signing = area.get();
        List<Link> links = new ArrayList<>();
        for (RecordId team : signing.teams(caller)) {
            TeamView view = signing.door().view(caller, team);
            if (view.allows(Right.SEE_EXISTENCE)) {
                add(view, signing, caller, links);
            }
        }
        return new Content(
                texts.get(caller.language(), "card.signing"),
                texts.get(caller.language(), "card.signing.text", links.size()),
                links.size() > MOST ? links.subList(0, MOST) : links);
    }

    private void add(TeamView view, SigningArea signing, Caller caller, List<Link> links) {
        String path = "/jit/teams/" + view.team() + "/instruments";
        for (Pending pending : view.pending()) {
            if (view.allows(Right.SIGN)
                    && signing.desk().speaksAgainst(view, pending, caller).isEmpty()) {
                links.add(new Link(
                        texts.get(
                                caller.language(),
                                "inbox.signing.sign."
                                        + pending.instrument().kind().token(),
                                signing.name(view.team())),
                        path + "/" + pending.instrument().id(),
                        texts.get(caller.language(), "card.signing.sign")));
            }
        }
        if (view.allows(Right.SEE_COURSE)
                && view.phase() instanceof Phase.Running running
                && running.last().end().isBefore(view.at().plus(SOON))) {
            links.add(new Link(
                    texts.get(caller.language(), "calendar.last-day", signing.name(view.team())),
                    path,
                    running.last().day().toString()));
        }
    }
}
