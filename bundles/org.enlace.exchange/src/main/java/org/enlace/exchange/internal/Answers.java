package org.enlace.exchange.internal;

import java.util.List;

/**
 * What a receipt says of one part of the stream; of the rest another receipt tells.
 *
 * @param from first message of that part
 * @param to   last message of it
 * @param all  for those in it that were not simply done
 */
public record Answers(long from, long to, List<Answer> all) {
    /**
     * The part whose turn it is.
     *
     * @param all    by their places
     * @param have   place of the last message that came
     * @param most   so many at most
     * @param letter its number: each tells of another part
     */
    static Answers of(List<Answer> all, long have, int most, long letter) {
        int parts = Math.max(1, (all.size() + most - 1) / most);
        int part = (int) (letter % parts);
        int begin = part * most;
        int end = Math.min(all.size(), begin + most);
        return new Answers(
                part == 0 ? 1 : all.get(begin).seq(),
                part == parts - 1 ? have : all.get(end).seq() - 1,
                List.copyOf(all.subList(begin, end)));
    }

    boolean covers(long seq) {
        return seq >= from && seq <= to;
    }
}
