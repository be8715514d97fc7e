package org.enlace.jit.internal.course;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.jit.Stamp;
import org.enlace.jit.Statement;
import org.enlace.jit.Team.Core;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Move;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Hearing;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.Said;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.jit.internal.Voices;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Hears the statements of requests and their answers, its own country's too, and keeps the team in step with them. */
final class CourseHearing implements Hearing, Voices {
    private final JitStores stores;
    private final Changes changes;
    private final CourseNotices notices;
    private final CountryCode own;

    CourseHearing(JitStores stores, Changes changes, CourseNotices notices, CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.notices = notices;
        this.own = own;
    }

    @Override
    public Set<String> kinds() {
        return Progress.KINDS;
    }

    @Override
    public Set<String> between() {
        return Set.of(Move.ASK.kind(), Move.GIVE.kind());
    }

    private Optional<Progress> progress(RecordId team) {
        return Progress.of(stores.statements().of(team, Progress.KINDS));
    }

    /** The requesting country and those that are asked have a voice; who asks first is the requesting country. */
    @Override
    public Voice of(Statement said) {
        Optional<Progress> known = progress(said.team());
        if (known.isEmpty()) {
            return said.kind().equals(SentText.KIND) ? Voice.GIVEN : Voice.LATER;
        }
        return known.get().concerns(said) ? Voice.GIVEN : Voice.NONE;
    }

    @Override
    public void heard(Statement said) {
        if (said.kind().equals(SentText.KIND)) {
            request(said);
        } else {
            move(said, Move.ofKind(said.kind()).orElseThrow());
        }
    }

    private void request(Statement said) {
        SentText text = SentText.read(said.content());
        if (stores.statements().of(said.team(), Set.of(SentText.KIND)).size() > 1) {
            throw new Refusal("jit.requested-before", "The team was requested before; a request is sent once")
                    .at("kind");
        }
        Optional<Stored> before = stores.teams().find(said.team());
        if (said.country().equals(own)) {
            before.ifPresent(stored -> follow(stored, stamp(said), text.day()));
            return;
        }
        if (before.isPresent()) {
            throw new Refusal("jit.not-theirs", "The team is of " + own + "; nobody else requests it", own).at("team");
        }
        text.requireOf(said.country());
        Stamp stamp = stamp(said);
        Core core = new Core(said.team(), 1, text.reference(), said.country(), text.request(), stamp, stamp);
        Stored stored = new Stored(core, TeamState.SENT, text.day(), true, "", Optional.empty());
        stores.teams().write(stored);
        writeAnswers(said.team(), progress(said.team()).orElseThrow());
        // One that is not asked is told because the parties want it to join.
        if (text.request().asked(own).isPresent()) {
            notices.asked(stored);
        }
        changes.found();
    }

    /** Who said it elsewhere is not told; here it is the node that took it in. */
    private Stamp stamp(Statement said) {
        return Stamp.of(Caller.node(), changes.moment());
    }

    private void move(Statement said, Move move) {
        MoveText text = MoveText.read(move, said.content());
        Progress progress = progress(said.team()).orElseThrow(() -> Said.form("team"));
        if (!progress.speaks(said.country(), text)) {
            throw new Refusal("jit.not-theirs", "A country answers for itself alone; it speaks for " + text.country())
                    .at("country");
        }
        stores.teams().find(said.team()).ifPresent(stored -> {
            Stored now = follow(stored, stamp(said), text.day());
            if (!progress.late(said)) {
                notices.moved(now, said.country(), text);
            }
        });
    }

    /** Brings what is kept of a team in step with what was said. */
    private Stored follow(Stored before, Stamp stamp, LocalDate day) {
        RecordId team = before.core().id();
        Progress progress = progress(team).orElseThrow();
        boolean decides = before.state().atHome() || before.state().ofTheRequest();
        Stored now = before.is(decides ? progress.state() : before.state(), day, next(before.core(), stamp));
        stores.teams().write(now);
        writeAnswers(team, progress);
        changes.found();
        return now;
    }

    private void writeAnswers(RecordId team, Progress progress) {
        Map<CountryCode, String> words = new TreeMap<>();
        progress.answers().forEach((country, answer) -> words.put(country, answer.token()));
        stores.teams().writeAnswers(team, words);
    }

    @Override
    public void lost(Statement said) {
        // What is left of a team whose request was taken back is that it was asked; answers count as long as they are
        // here. Where instruments decide the request has nothing left to say.
        stores.teams().find(said.team()).ifPresent(stored -> {
            if (said.kind().equals(SentText.KIND)) {
                if (stored.state().ofTheRequest()) {
                    stores.teams()
                            .write(stored.is(TeamState.DECLINED, stored.since(), next(stored.core(), stamp(said))));
                    notices.over(stored);
                    changes.found();
                }
            } else if (progress(said.team()).isPresent()) {
                follow(stored, stamp(said), stored.since());
            }
        });
    }

    private static Core next(Core core, Stamp stamp) {
        return new Core(
                core.id(),
                core.version() + 1,
                core.reference(),
                core.requester(),
                core.request(),
                core.created(),
                stamp);
    }
}
