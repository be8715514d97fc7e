package org.enlace.training.internal.travel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Profile;

/**
 * An endorsed application as it travels from the sending country to whoever organises, format 1: what the officer wrote, whether it was
 * withdrawn, what of the travel is prepared, and what came in afterwards. The officer's account does not travel, but a mark that is the
 * same for the same officer. Files and what came of it stay where they are: only that they are there is told. Reading is strict.
 *
 * @param withdrawn why it was withdrawn; empty where it was not
 * @param ready     whether the sending country says that everything is prepared
 */
public record TravellingApplication(
        RecordId call,
        ApplicationForm form,
        String withdrawn,
        Map<Preparation.Item, Boolean> ticked,
        boolean ready,
        Map<Papers.Paper, RecordId> papers,
        List<Expense> expenses,
        Map<FollowUp.Due, String> followUps,
        boolean finished,
        Optional<RecordId> product) {
    public static final int FORMAT = 1;

    private static final Set<String> FIELDS = Set.of(
            "call",
            "officer",
            "name",
            "post",
            "band",
            "languages",
            "themes",
            "available",
            "objectives",
            "superior",
            "approved",
            "withdrawn",
            "ticked",
            "ready",
            "papers",
            "expenses",
            "followUps",
            "finished",
            "product");
    private static final int MARK = 16;

    public TravellingApplication {
        ticked = Map.copyOf(ticked);
        papers = Map.copyOf(papers);
        expenses = List.copyOf(expenses);
        followUps = Map.copyOf(followUps);
    }

    /** What of an application of this country travels. */
    public static TravellingApplication of(Application application, List<Expense> expenses) {
        Map<Preparation.Item, Boolean> ticked = new EnumMap<>(Preparation.Item.class);
        preparation(application).ticked().forEach((item, tick) -> {
            if (item != Preparation.Item.PROGRAMME) {
                ticked.put(item, tick.needed());
            }
        });
        Map<Papers.Paper, RecordId> papers = new EnumMap<>(Papers.Paper.class);
        papers(application).handedIn().forEach((paper, received) -> papers.put(paper, received.file()));
        Map<FollowUp.Due, String> followUps = new EnumMap<>(FollowUp.Due.class);
        if (application instanceof Application.Certified certified) {
            certified.followUps().forEach(one -> followUps.put(one.due(), one.used()));
        } else if (application instanceof Application.FollowedUp followed) {
            followed.followUps().forEach(one -> followUps.put(one.due(), one.used()));
        }
        boolean before = application instanceof Application.Endorsed
                || application instanceof Application.Proposed
                || application instanceof Application.Accepted
                || application instanceof Application.HostDeclined
                || application instanceof Application.HostConfirmed;
        return new TravellingApplication(
                application.core().call(),
                application.form(),
                application instanceof Application.Withdrawn gone ? gone.reason() : "",
                ticked,
                !before && !(application instanceof Application.Withdrawn),
                papers,
                expenses,
                followUps,
                application instanceof Application.FollowedUp,
                application instanceof Application.FollowedUp followed ? followed.product() : Optional.empty());
    }

    private static Preparation preparation(Application application) {
        return application instanceof Application.HostConfirmed confirmed
                ? confirmed.preparation()
                : application instanceof Application.Prepared prepared ? prepared.preparation() : Preparation.NONE;
    }

    private static Papers papers(Application application) {
        if (application instanceof Application.Held held) {
            return held.papers();
        } else if (application instanceof Application.Reported reported) {
            return reported.papers();
        } else if (application instanceof Application.Certified certified) {
            return certified.papers();
        }
        return application instanceof Application.FollowedUp followed ? followed.papers() : Papers.NONE;
    }

    /** What stands for an account of another country here: no account of this node is called so. */
    public static OfficerId abroad(CountryCode country, String mark) {
        return new OfficerId(country.value().toLowerCase(Locale.ROOT) + "-" + mark);
    }

    private static String mark(OfficerId officer) {
        byte[] hash = Hashing.sha256().digest(("training-application " + officer).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, MARK);
    }

    public String text() {
        return Said.text(out -> {
            Profile profile = form.profile();
            out.writeStringField("call", call.toString());
            out.writeStringField("officer", mark(form.officer()));
            out.writeStringField("name", form.name());
            out.writeStringField("post", form.post());
            OfficerFields.write(out, profile.band(), profile.languages(), profile.themes());
            out.writeArrayFieldStart("available");
            for (Period period : profile.available()) {
                out.writeStartObject();
                out.writeStringField("first", period.first().toString());
                out.writeStringField("last", period.last().toString());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeStringField("objectives", form.objectives());
            out.writeStringField("superior", form.approval().superior());
            out.writeStringField("approved", form.approval().on().toString());
            if (!withdrawn.isEmpty()) {
                out.writeStringField("withdrawn", withdrawn);
            }
            course(out);
        });
    }

    private void course(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("ticked");
        for (Map.Entry<Preparation.Item, Boolean> one : new TreeMap<>(ticked).entrySet()) {
            out.writeStartObject();
            out.writeStringField("item", one.getKey().token());
            out.writeBooleanField("needed", one.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeBooleanField("ready", ready);
        out.writeArrayFieldStart("papers");
        for (Map.Entry<Papers.Paper, RecordId> one : new TreeMap<>(papers).entrySet()) {
            out.writeStartObject();
            out.writeStringField("paper", one.getKey().token());
            out.writeStringField("file", one.getValue().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("expenses");
        for (Expense one : expenses) {
            out.writeStartObject();
            out.writeStringField("what", one.what());
            out.writeStringField("amount", one.amount().toPlainString());
            out.writeStringField("currency", one.currency().getCurrencyCode());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("followUps");
        for (Map.Entry<FollowUp.Due, String> one : new TreeMap<>(followUps).entrySet()) {
            out.writeStartObject();
            out.writeStringField("due", one.getKey().token());
            out.writeStringField("used", one.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeBooleanField("finished", finished);
        if (product.isPresent()) {
            out.writeStringField("product", product.get().toString());
        }
    }

    private static String token(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E named(Said said, String field, E[] values) {
        return said.one(field, token -> Arrays.stream(values)
                .filter(one -> token(one).replace('_', '-').equals(token))
                .findFirst());
    }

    /** @throws Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form */
    public static TravellingApplication read(CountryCode owner, String text) {
        Said said = Said.of(text, "application", FIELDS);
        String officer = said.word("officer");
        if (!officer.matches("[0-9a-f]{16}")) {
            throw Said.form("officer");
        }
        List<Period> available = new ArrayList<>();
        said.all("available", Profile.MOST_PERIODS, Set.of("first", "last"))
                .forEach(one -> available.add(new Period(one.day("first"), one.day("last"))));
        Profile profile = new Profile(
                owner, OfficerFields.band(said), OfficerFields.languages(said), OfficerFields.themes(said), available);
        ApplicationForm form = new ApplicationForm(
                abroad(owner, officer),
                said.word("name"),
                said.word("post"),
                profile,
                said.word("objectives"),
                new ApplicationForm.Approval(said.word("superior"), said.day("approved")),
                List.of());
        Map<Preparation.Item, Boolean> ticked = new EnumMap<>(Preparation.Item.class);
        said.all("ticked", Preparation.Item.values().length, Set.of("item", "needed"))
                .forEach(one -> ticked.put(named(one, "item", Preparation.Item.values()), one.flag("needed")));
        if (ticked.containsKey(Preparation.Item.PROGRAMME)
                || Boolean.FALSE.equals(ticked.get(Preparation.Item.INSURANCE))) {
            throw Said.form("ticked");
        }
        Map<Papers.Paper, RecordId> papers = new EnumMap<>(Papers.Paper.class);
        said.all("papers", Papers.Paper.values().length, Set.of("paper", "file"))
                .forEach(one -> papers.put(named(one, "paper", Papers.Paper.values()), one.id("file")));
        List<Expense> expenses = said.all("expenses", Expense.LINES, Set.of("what", "amount", "currency")).stream()
                .map(one -> Expense.of(one.word("what"), one.word("amount"), one.word("currency")))
                .toList();
        Map<FollowUp.Due, String> followUps = new EnumMap<>(FollowUp.Due.class);
        said.all("followUps", FollowUp.Due.values().length, Set.of("due", "used"))
                .forEach(one -> followUps.put(
                        named(one, "due", FollowUp.Due.values()),
                        Rules.text("used", one.word("used"), FollowUp.LONGEST)));
        return new TravellingApplication(
                said.id("call"),
                form,
                Rules.textOrNone("withdrawn", said.wordOr("withdrawn", ""), Application.LONGEST_REASON),
                ticked,
                said.flag("ready"),
                papers,
                expenses,
                followUps,
                said.flag("finished"),
                said.has("product") ? Optional.of(said.id("product")) : Optional.empty());
    }
}
