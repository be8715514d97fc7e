package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.persistence.Statements;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Stage;

/** An application as its row holds it. */
final class ApplicationRows {
    private static final int FOUND = 330;

    /** The columns that {@link #values} fills, in their order. */
    static final List<String> COLUMNS = List.of(
            "version",
            "stage",
            "name",
            "post",
            "sought",
            "band",
            "languages",
            "themes",
            "available",
            "objectives",
            "superior",
            "approved",
            "documents",
            "declined",
            "place",
            "host",
            "first_day",
            "last_day",
            "reason",
            "preparation",
            "papers",
            "certificate",
            "follow_ups",
            "product",
            "changed_by",
            "changed_for",
            "changed");

    private ApplicationRows() {}

    static List<Object> values(Application application) {
        ApplicationForm form = application.form();
        Profile profile = form.profile();
        Optional<Placement> placement =
                application instanceof Application.Placed placed ? Optional.of(placed.placement()) : Optional.empty();
        List<Object> values = new ArrayList<>();
        values.add(application.version());
        values.add(Stage.of(application).token());
        values.add(form.name());
        values.add(form.post());
        values.add(Packed.folded(form.name() + " " + form.post(), FOUND));
        values.add(profile.band().name());
        values.add(ExchangeColumns.languages(profile.languages()));
        values.add(ExchangeColumns.words(profile.themes()));
        values.add(ExchangeColumns.words(profile.available()));
        values.add(form.objectives());
        values.add(form.approval().superior());
        values.add(form.approval().on());
        values.add(ExchangeColumns.words(form.documents()));
        values.add(ExchangeColumns.words(
                application.core().declinedBy().stream().sorted().toList()));
        values.add(placement.map(Placement::place).orElse(null));
        values.add(placement.map(Placement::host).orElse(null));
        values.add(placement.map(one -> one.stay().first()).orElse(null));
        values.add(placement.map(one -> one.stay().last()).orElse(null));
        values.add(reason(application).orElse(null));
        values.add(preparation(application));
        values.add(papers(application));
        values.add(certificate(application));
        values.add(followUps(application));
        values.add(
                application instanceof Application.FollowedUp done
                        ? done.product().orElse(null)
                        : null);
        ExchangeColumns.add(values, application.core().changed());
        return values;
    }

    /** What somebody gave as a reason for the state it is in. */
    static Optional<String> reason(Application application) {
        if (application instanceof Application.Refused refused) {
            return Optional.of(refused.reason());
        } else if (application instanceof Application.HostDeclined declined) {
            return Optional.of(declined.reason());
        }
        return application instanceof Application.Withdrawn gone ? Optional.of(gone.reason()) : Optional.empty();
    }

    private static RecordId certificate(Application application) {
        if (application instanceof Application.Certified certified) {
            return certified.certificate();
        }
        return application instanceof Application.FollowedUp done ? done.certificate() : null;
    }

    private static String preparation(Application application) {
        Preparation preparation = application instanceof Application.HostConfirmed confirmed
                ? confirmed.preparation()
                : application instanceof Application.Prepared prepared ? prepared.preparation() : Preparation.NONE;
        return preparation.ticked().entrySet().stream()
                .map(each -> line(
                        each.getKey().name(),
                        String.valueOf(each.getValue().needed()),
                        each.getValue().by()))
                .collect(Collectors.joining("\n"));
    }

    private static String papers(Application application) {
        Papers papers = Papers.NONE;
        if (application instanceof Application.Held held) {
            papers = held.papers();
        } else if (application instanceof Application.Reported reported) {
            papers = reported.papers();
        } else if (application instanceof Application.Certified certified) {
            papers = certified.papers();
        } else if (application instanceof Application.FollowedUp done) {
            papers = done.papers();
        }
        return papers.handedIn().entrySet().stream()
                .map(each -> line(
                        each.getKey().name(),
                        each.getValue().file().toString(),
                        each.getValue().by()))
                .collect(Collectors.joining("\n"));
    }

    private static String followUps(Application application) {
        List<FollowUp> all = List.of();
        if (application instanceof Application.Certified certified) {
            all = certified.followUps();
        } else if (application instanceof Application.FollowedUp done) {
            all = done.followUps();
        }
        return all.stream()
                .map(each -> line(each.due().name(), each.used(), each.by()))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String what, String how, Stamp by) {
        return Packed.line(List.of(
                what,
                how,
                by.officer().value(),
                by.actingFor().map(OfficerId::value).orElse(""),
                String.valueOf(Statements.micros(by.at()))));
    }

    private static Stamp by(List<String> line) {
        return new Stamp(
                new OfficerId(line.get(2)),
                line.get(3).isEmpty() ? Optional.empty() : Optional.of(new OfficerId(line.get(3))),
                Statements.instant(Long.parseLong(line.get(4))));
    }

    static Application read(ResultSet row) throws SQLException {
        Profile profile = new Profile(
                new CountryCode(row.getString("country")),
                RankBand.valueOf(row.getString("band")),
                ExchangeColumns.languages(row.getString("languages")),
                ExchangeColumns.themes(row.getString("themes")),
                ExchangeColumns.periods(row.getString("available")));
        ApplicationForm form = new ApplicationForm(
                new OfficerId(row.getString("officer")),
                row.getString("name"),
                row.getString("post"),
                profile,
                row.getString("objectives"),
                new ApplicationForm.Approval(row.getString("superior"), ExchangeColumns.day(row, "approved")),
                ids(row.getString("documents")));
        Application.Core core = new Application.Core(
                Columns.id(row, "id"),
                Columns.id(row, "call_id"),
                row.getInt("version"),
                form,
                new HashSet<>(ids(row.getString("declined"))),
                ExchangeColumns.stamp(row, "created"),
                ExchangeColumns.stamp(row, "changed"));
        return state(core, row);
    }

    private static Application state(Application.Core core, ResultSet row) throws SQLException {
        String token = row.getString("stage");
        Stage stage = Stage.named(token).orElseThrow(() -> new IllegalStateException("No stage \"" + token + "\""));
        return switch (stage) {
            case SUBMITTED -> new Application.Submitted(core);
            case ENDORSED -> new Application.Endorsed(core);
            case REFUSED -> new Application.Refused(core, row.getString("reason"));
            case WITHDRAWN -> new Application.Withdrawn(core, row.getString("reason"));
            case PROPOSED -> new Application.Proposed(core, placement(row));
            case ACCEPTED -> new Application.Accepted(core, placement(row));
            case HOST_DECLINED -> new Application.HostDeclined(core, placement(row), row.getString("reason"));
            case HOST_CONFIRMED -> new Application.HostConfirmed(core, placement(row), preparation(row));
            case PREPARED -> new Application.Prepared(core, placement(row), preparation(row));
            case HELD -> new Application.Held(core, placement(row), papers(row));
            case REPORTED -> new Application.Reported(core, placement(row), papers(row));
            case CERTIFIED ->
                new Application.Certified(
                        core, placement(row), papers(row), Columns.id(row, "certificate"), followUps(row));
            case FOLLOWED_UP ->
                new Application.FollowedUp(
                        core,
                        placement(row),
                        papers(row),
                        Columns.id(row, "certificate"),
                        followUps(row),
                        Optional.ofNullable(row.getString("product")).map(RecordId::parse));
        };
    }

    private static Placement placement(ResultSet row) throws SQLException {
        return new Placement(
                Columns.id(row, "place"),
                new CountryCode(row.getString("host")),
                new Period(ExchangeColumns.day(row, "first_day"), ExchangeColumns.day(row, "last_day")));
    }

    private static Preparation preparation(ResultSet row) throws SQLException {
        Map<Preparation.Item, Preparation.Tick> ticked = new EnumMap<>(Preparation.Item.class);
        for (List<String> line : Packed.lines(row.getString("preparation"))) {
            ticked.put(
                    Preparation.Item.valueOf(line.get(0)),
                    new Preparation.Tick(Boolean.parseBoolean(line.get(1)), by(line)));
        }
        return new Preparation(ticked);
    }

    private static Papers papers(ResultSet row) throws SQLException {
        Map<Papers.Paper, Papers.Received> handedIn = new EnumMap<>(Papers.Paper.class);
        for (List<String> line : Packed.lines(row.getString("papers"))) {
            handedIn.put(Papers.Paper.valueOf(line.get(0)), new Papers.Received(RecordId.parse(line.get(1)), by(line)));
        }
        return new Papers(handedIn);
    }

    private static List<FollowUp> followUps(ResultSet row) throws SQLException {
        List<FollowUp> all = new ArrayList<>();
        for (List<String> line : Packed.lines(row.getString("follow_ups"))) {
            all.add(new FollowUp(FollowUp.Due.valueOf(line.get(0)), line.get(1), by(line)));
        }
        return all;
    }

    private static List<RecordId> ids(String text) {
        return Columns.words(text).stream().map(RecordId::parse).toList();
    }
}
