package org.enlace.training.internal.matching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;
import org.enlace.training.exchange.Seat;

/** Where the setups and runs of the matching are kept. */
public interface MatchingStore {
    Optional<MatchingSetup> setup(RecordId call);

    /** @throws org.enlace.platform.Stale where somebody else was quicker */
    void write(MatchingSetup setup);

    /** How many runs a call has had. */
    int last(RecordId call);

    /** @param frame what it looked at but for the candidates */
    void keep(MatchingRun run, MatchingInput frame, List<MatchedLine> lines);

    Optional<MatchingRun> run(RecordId call, int number);

    /** The latest first. */
    List<MatchingRun> runs(RecordId call, int most);

    MatchingInput frame(RecordId run);

    Part<MatchedLine> lines(
            RecordId run, Optional<Boolean> placed, Optional<CountryCode> country, Place place, int size);

    List<MatchedLine> lines(RecordId run);

    Optional<MatchedLine> line(RecordId run, RecordId application);

    List<Seat> seats(RecordId run);

    /** How many officers of a call have a place that was accepted, by sending country and host. */
    Map<Route, Integer> seated(RecordId call);

    /** All exchanges that were held, of all calls. */
    List<Reciprocity.Stay> stays();
}
