package org.enlace.jit.internal.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.Statement;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Answer;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.RequestContent;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** How far a request is, as follows from its statements in their order. What does not follow from what was before counts for nothing. */
public final class Progress {
    /** The kinds of statements it follows from. */
    public static final Set<String> KINDS = Stream.concat(
                    Stream.of(SentText.KIND), Arrays.stream(Move.values()).map(Move::kind))
            .collect(Collectors.toUnmodifiableSet());

    private final CountryCode requester;
    private final SentText sent;
    private final SortedMap<CountryCode, Answer> answers = new TreeMap<>();
    private final Map<CountryCode, Statement> ended = new TreeMap<>();
    private final Set<RecordId> late = new HashSet<>();

    private Progress(Statement request) {
        requester = request.country();
        sent = SentText.read(request.content());
        sent.request().asked().forEach(one -> answers.put(one.country(), new Answer.Awaited(sent.day())));
    }

    /** @param said in {@link Statement#ORDER}; empty where no request is among them */
    public static Optional<Progress> of(List<Statement> said) {
        Optional<Progress> progress = said.stream()
                .filter(one -> one.kind().equals(SentText.KIND))
                .findFirst()
                .map(Progress::new);
        progress.ifPresent(one -> said.forEach(one::follow));
        return progress;
    }

    private void follow(Statement said) {
        Move.ofKind(said.kind()).ifPresent(move -> {
            MoveText text = MoveText.read(move, said.content());
            Answer now = answers.get(text.country());
            Optional<Answer> next = now == null || !speaks(said.country(), text)
                    ? Optional.empty()
                    : now.after(move, text.day(), text.text(), text.ground());
            if (next.isPresent()) {
                answers.put(text.country(), next.get());
                if (over(next.get())) {
                    ended.put(text.country(), said);
                }
            } else {
                late.add(said.id());
            }
        });
    }

    /** Whether a country may say that: its own part, or for one that is asked on paper. */
    boolean speaks(CountryCode country, MoveText text) {
        boolean paper = sent.request().asked(text.country()).map(Asked::onPaper).orElse(false);
        if (text.onPaper()) {
            return paper && country.equals(requester);
        }
        return text.move().byRequester() ? country.equals(requester) : !paper && country.equals(text.country());
    }

    public CountryCode requester() {
        return requester;
    }

    RequestContent request() {
        return sent.request();
    }

    String reference() {
        return sent.reference();
    }

    LocalDate sentOn() {
        return sent.day();
    }

    public SortedMap<CountryCode, Answer> answers() {
        return answers;
    }

    /** Whether a statement came after what it would follow from was over. */
    boolean late(Statement said) {
        return late.contains(said.id());
    }

    /** As long as the request decides. */
    TeamState state() {
        if (answers.values().stream().anyMatch(Answer::open)) {
            return TeamState.SENT;
        }
        return answers.values().stream().anyMatch(Answer.Accepted.class::isInstance)
                ? TeamState.NEGOTIATING
                : TeamState.DECLINED;
    }

    /** Those without a node, for whom another says what they say. */
    public Set<CountryCode> onPaper() {
        return sent.request().asked().stream()
                .filter(Asked::onPaper)
                .map(Asked::country)
                .filter(country -> !country.equals(requester))
                .collect(Collectors.toSet());
    }

    /** That a country does not take part, or is asked no longer. */
    private static boolean over(Answer answer) {
        return answer instanceof Answer.Refused || answer instanceof Answer.RequestWithdrawn;
    }

    /**
     * Whether the country that says something is the requesting one, or is asked. From the moment it refused or is asked no longer it
     * has no part in what follows; an answer of its that comes later is shown as late.
     */
    boolean concerns(Statement said) {
        CountryCode country = said.country();
        return country.equals(requester)
                || sent.request().asked(country).filter(one -> !one.onPaper()).isPresent()
                        && (KINDS.contains(said.kind()) || !after(said, ended.get(country)));
    }

    private static boolean after(Statement said, Statement end) {
        return end != null && Statement.ORDER.compare(said, end) > 0;
    }

    /** Whom a statement about a country goes to, from one country: what is asked and given between two stays with them. */
    Set<CountryCode> audience(Move move, CountryCode about, CountryCode from) {
        List<CountryCode> all = new ArrayList<>(List.of(requester));
        boolean between = move == Move.ASK || move == Move.GIVE;
        sent.request().asked().stream()
                .filter(one -> !one.onPaper())
                .map(Asked::country)
                .filter(country -> !between || country.equals(about))
                .filter(country -> !over(answers.get(country)))
                .forEach(all::add);
        return all.stream().filter(country -> !country.equals(from)).collect(Collectors.toSet());
    }
}
