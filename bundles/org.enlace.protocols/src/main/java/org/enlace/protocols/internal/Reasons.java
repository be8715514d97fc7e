package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.enlace.platform.Refusal;

/**
 * What is wrong with one record of a file. The first reasons are kept in words, the others are only counted: a file of a hundred
 * kilobytes can give more of them than a node has memory for, and nobody reads so many.
 */
final class Reasons implements Consumer<Supplier<Refusal>> {
    static final int OF_A_RECORD = 50;

    /** Once the records of a file have so many, each further one tells its first alone. */
    static final int OF_A_FILE = 5_000;

    private final int most;
    private final List<Refusal> told = new ArrayList<>();
    private int more;

    private Reasons(int most) {
        this.most = most;
    }

    /** @param before how many the records before this one tell */
    static Reasons after(int before) {
        return new Reasons(before < OF_A_FILE ? OF_A_RECORD : 1);
    }

    /** Takes one; what is only counted is not put into words. */
    @Override
    public void accept(Supplier<Refusal> reason) {
        if (told.size() < most) {
            told.add(reason.get().untraced());
        } else {
            more++;
        }
    }

    void add(Refusal reason) {
        accept(() -> reason);
    }

    void addAll(Reasons others) {
        others.told.forEach(this::add);
        more += others.more;
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** Whether there are others than those told. */
    boolean areCut() {
        return more > 0;
    }

    List<Refusal> told() {
        return List.copyOf(told);
    }

    /** As a person is told them: at the end how many others there are. */
    List<Refusal> all() {
        List<Refusal> all = new ArrayList<>(told);
        if (more > 0) {
            all.add(new Refusal(
                            "import.more-reasons",
                            more + " more things are wrong with it; correct these first and import the file again",
                            more)
                    .untraced());
        }
        return all;
    }
}
