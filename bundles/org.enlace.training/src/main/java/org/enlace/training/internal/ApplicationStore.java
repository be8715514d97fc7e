package org.enlace.training.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationDraft;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Step;

/** Where applications for exchanges are kept. */
public interface ApplicationStore {
    Optional<Application> find(RecordId id);

    List<Application> findAll(Set<RecordId> ids);

    /** The first handed in first. */
    Part<Application> page(Applications.Query query, Sight sight, Place place, int size);

    /** All of a call that are this far, the first handed in first. */
    List<Application> all(RecordId call, Stage stage);

    /** Those of a call the caller sees, by how far they are. */
    Map<Stage, Integer> counts(RecordId call, Sight sight);

    /** How many there are in the whole node, by how far they are. */
    Map<Stage, Integer> totals();

    /** How many officers have each place of a call: {@link Stage#SEATED}. Places that nobody has are left out. */
    Map<RecordId, Integer> taken(RecordId call);

    /** An officer's stays, in whatever call, that share a day with a period; {@link Stage#SEATED} alone. */
    List<Application> staying(OfficerId officer, Period period);

    /** What the officer has handed in for a call and is not {@link Stage#OVER}. */
    Optional<Application> underWay(RecordId call, OfficerId officer);

    /** Those with a stay that begins or ends from the first day on, for the calendar; the first stay first. */
    List<Application> stays(Sight sight, Period days, int most);

    /**
     * Keeps it with a step of its course.
     *
     * @throws org.enlace.platform.Stale when what is stored is not the version before this one
     */
    void write(Application application);

    List<Step> steps(RecordId application);

    List<Expense> expenses(RecordId application);

    void setExpenses(RecordId application, List<Expense> expenses);

    Optional<ApplicationDraft> draft(RecordId id);

    /** The newest first. */
    List<ApplicationDraft> drafts(OfficerId author);

    void write(ApplicationDraft draft);

    void deleteDraft(RecordId id);

    /**
     * What a caller sees: any of what the parts name; everything where {@code all}.
     *
     * @param sending of this country
     * @param host    with a place in this country
     */
    record Sight(boolean all, OfficerId officer, Optional<CountryCode> sending, Optional<CountryCode> host) {
        /** For the module itself. */
        public static final Sight ALL = new Sight(true, new OfficerId("node"), Optional.empty(), Optional.empty());

        /** Of a caller on a node of a country. */
        static Sight of(Caller caller, CountryCode own) {
            return new Sight(
                    caller.holds(Trainings.ORGANISE),
                    caller.reader(),
                    caller.holds(Applications.ENDORSE) ? Optional.of(own) : Optional.empty(),
                    caller.holds(Calls.HOST) ? Optional.of(own) : Optional.empty());
        }

        boolean admits(Application application) {
            boolean own = application.form().officer().equals(officer)
                    || application.core().created().hands().contains(officer);
            boolean sent = sending.filter(application.form().profile().country()::equals)
                    .isPresent();
            boolean received = application instanceof Application.Placed placed
                    && host.filter(placed.placement().host()::equals).isPresent();
            return all || own || sent || received;
        }
    }
}
