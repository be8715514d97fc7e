import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * Makes a workflow module that works as it stands: a bundle with pages, an API, a table, texts in four languages and tests, and
 * its feature; and tells the build of it. Run from the project's root folder, with nothing but a JDK:
 * {@code java scaffold/NewModule.java ID TITLE_ES TITLE_PT TITLE_EN TITLE_FR}. It writes all of it or, where anything is in the
 * way, nothing. Exit status 0: made; 2: asked for wrongly; 1: the disk said no.
 */
public final class NewModule {
    private static final String USAGE =
            "Five arguments are needed: an id, and the module's title in Spanish, Portuguese, English and French. For example:\n"
                    + "java scaffold/NewModule.java glossary Glosario Gloss\u00e1rio Glossary Glossaire";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{1,23}");
    private static final Pattern TITLE = Pattern.compile("\\p{L}[\\p{L}\\p{N} (),.:/\u2019-]{0,59}");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("newmodule|TITLE_(?:ES|PT|EN|FR)|VERSION_OF_ENLACE|RANGE_OF_ENLACE");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>enlace</artifactId>\\s*<version>((\\d+)\\.(\\d+)[^<]*)</version>");
    private static final Pattern IMPORTS = Pattern.compile("(?m)(?:^import [^\\n]*;\\n)+");
    private static final Pattern BUNDLES = Pattern.compile("(?m)^.*<groupId>org\\.enlace</groupId>.*<scope>runtime</scope>.*\\n");

    /** Words of the languages of Derby and PostgreSQL: no schema is called so. Those of Java are asked of Java. */
    private static final Set<String> SQL = Set.of(
            ("add all allocate alter analyse analyze and any app are array as asc assertion asymmetric at authorization avg begin"
                            + " between bigint binary bit both by call cascade cascaded cast character check close coalesce"
                            + " collate collation column commit concurrently connect connection constraint constraints convert"
                            + " corresponding create cross current cursor deallocate dec decimal declare deferrable deferred"
                            + " delete desc describe diagnostics disconnect distinct drop end escape except exception exec"
                            + " execute exists explain external fetch first foreign found freeze from full function get global"
                            + " go grant group having hour identity ilike immediate in indicator initially inner inout input"
                            + " insensitive insert integer intersect into is isnull isolation join key last lateral leading left"
                            + " like limit localtime localtimestamp longint lower ltrim match max min minute national natural"
                            + " nchar next no none not notnull nullid nullif numeric nvarchar of offset on only open option or"
                            + " order outer output over overlaps pad partial placing prepare preserve primary prior privileges"
                            + " procedure public read real references relative restrict returning revoke right rollback rows"
                            + " rtrim schema scroll second select set similar smallint some space sql sqlcode sqlerror sqlj"
                            + " sqlstate substr substring sum symmetric sys syscat sysfun sysibm sysproc sysstat table"
                            + " tablesample temporary then to trailing transaction translate translation trim union unique"
                            + " unknown update upper user using value values varchar variadic varying verbose view when whenever"
                            + " where window with work write xml xmlexists xmlparse xmlquery xmlserialize year")
                    .split(" "));

    private final Path root;
    private final String id;
    private final Map<String, String> filling;
    private final Deque<Path> made = new ArrayDeque<>();
    private final Map<Path, String> before = new LinkedHashMap<>();

    /** What was asked for cannot be; the message says why and what to do. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private NewModule(Path root, String id, List<String> titles) throws IOException {
        this.root = root;
        this.id = id;
        Matcher version = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
        if (!version.find()) {
            throw new Refused("The file " + root.resolve("pom.xml") + " does not say <artifactId>enlace</artifactId> and its"
                    + " version after it; run this in the root folder of Enlace");
        }
        int minor = Integer.parseInt(version.group(3));
        String major = version.group(2) + ".";
        filling = Map.of(
                "newmodule", id,
                "TITLE_ES", titles.get(0),
                "TITLE_PT", titles.get(1),
                "TITLE_EN", titles.get(2),
                "TITLE_FR", titles.get(3),
                "VERSION_OF_ENLACE", version.group(1),
                "RANGE_OF_ENLACE", "[" + major + minor + "," + major + (minor + 1) + ")");
    }

    public static void main(String... arguments) {
        try {
            Path root = Path.of("").toAbsolutePath();
            checkRoot(root);
            if (arguments.length != 5) {
                throw new Refused(USAGE + "\nNot " + arguments.length + "; put a title of several words between quotes");
            }
            String id = checkedId(arguments[0]);
            List<String> titles =
                    Stream.of(arguments).skip(1).map(NewModule::checkedTitle).toList();
            NewModule module = new NewModule(root, id, titles);
            module.checkFree();
            module.make();
            System.out.println(module.next());
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The module could not be written, and nothing of it was left: " + e);
            System.exit(1);
        }
    }

    private static void checkRoot(Path root) {
        for (String needed :
                List.of("pom.xml", "bundles/pom.xml", "distribution/pom.xml", "features", "scaffold/template/feature.json")) {
            if (!Files.exists(root.resolve(needed))) {
                throw new Refused("The folder " + root + " has no " + needed
                        + ", so it is not the root folder of Enlace; change to that folder and run this again");
            }
        }
    }

    private static String checkedId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refused("\"" + id + "\" is no id: 2 to 24 of a-z 0-9, beginning with a letter, because it is also the name of a"
                    + " Java package, a database schema and an address; for example glossary");
        }
        if (SourceVersion.isKeyword(id) || SQL.contains(id) || id.equals("internal")) {
            throw new Refused("\"" + id + "\" means something in Java or in SQL, and a package and a schema are to be called so; choose another,"
                    + " such as " + id + "s");
        }
        return id;
    }

    /** An apostrophe is kept as the typographic one: the other has a meaning in message files. */
    private static String checkedTitle(String typed) {
        String title = typed.strip().replace('\'', '\u2019');
        if (!TITLE.matcher(title).matches()) {
            throw new Refused("\"" + typed + "\" is no title: 1 to 60 letters, digits, blanks and ( ) , . : / - ', beginning with a"
                    + " letter. Where letters with accents were lost, run this with LC_ALL=C.UTF-8");
        }
        return title;
    }

    /** Nothing else may be called so: no bundle, feature, package, address, schema, permission or area of the audit. */
    private void checkFree() throws IOException {
        for (String place : List.of(
                bundle(), "features/" + id + ".json", "distribution/src/main/java/org/enlace/" + id)) {
            if (Files.exists(root.resolve(place))) {
                throw new Refused("\"" + id + "\" is taken: there is " + place + "; choose another id");
            }
        }
        Pattern taken = Pattern.compile("\"/(?:api/)?" + id + "[\"/{]|[sS]chema = \"" + id + "\"|new Schema\\(\\s*\"" + id
                + "\"|\"name\": \"" + id + "\\.|(?m:^audit\\.act\\." + id + "\\.)");
        try (Stream<Path> files =
                Stream.concat(Files.walk(root.resolve("bundles")), Files.list(root.resolve("features")))) {
            for (Path file : files.filter(NewModule::isSource).toList()) {
                if (taken.matcher(Files.readString(file)).find()) {
                    throw new Refused("\"" + id + "\" is taken: " + root.relativize(file)
                            + " uses it as an address, a schema, a permission or an act; choose another id");
                }
            }
        }
    }

    private static boolean isSource(Path file) {
        String name = file.toString().replace('\\', '/');
        return name.endsWith(".json") && !name.contains("/src/") && !name.contains("/target/")
                || name.contains("/src/main/java/") && name.endsWith(".java")
                || name.endsWith("/src/main/resources/i18n/messages_es.properties");
    }

    private String bundle() {
        return "bundles/org.enlace." + id;
    }

    /** Everything is thought out first, then written; what fails half-way is taken back. */
    private void make() throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        Path template = root.resolve("scaffold/template");
        try (Stream<Path> all = Files.walk(template)) {
            for (Path source : all.filter(Files::isRegularFile).sorted().toList()) {
                String place = filled(template.relativize(source).toString().replace('\\', '/'))
                        .replaceFirst("^bundle/", bundle() + "/")
                        .replaceFirst("^feature\\.json$", "features/" + id + ".json");
                files.put(root.resolve(place), sorted(filled(Files.readString(source))));
            }
        }
        Path bundles = root.resolve("bundles/pom.xml");
        Path distribution = root.resolve("distribution/pom.xml");
        Map<Path, String> changed = new LinkedHashMap<>();
        changed.put(bundles, withModule(bundles));
        changed.put(distribution, withDependency(distribution));
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                makeFolder(file.getKey().getParent());
                // Not before: whatever lies there is somebody else's.
                Files.createFile(file.getKey());
                made.push(file.getKey());
                Files.writeString(file.getKey(), file.getValue());
            }
            for (Map.Entry<Path, String> file : changed.entrySet()) {
                before.put(file.getKey(), Files.readString(file.getKey()));
                Files.writeString(file.getKey(), file.getValue());
            }
        } catch (IOException | RuntimeException e) {
            takeBack(e);
            throw e;
        }
    }

    private void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeFolder(folder.getParent());
            Files.createDirectory(folder);
            made.push(folder);
        }
    }

    private void takeBack(Exception why) {
        try {
            for (Map.Entry<Path, String> file : before.entrySet()) {
                Files.writeString(file.getKey(), file.getValue());
            }
            for (Path file : made) {
                Files.delete(file);
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(filling.get(found.group())));
    }

    /** Where the module's own imports stand depends on what it is called. */
    private static String sorted(String text) {
        return IMPORTS.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group()
                        .lines()
                        .sorted(Comparator.comparing(line -> line.replace(";", "")))
                        .collect(Collectors.joining("\n", "", "\n"))));
    }

    private String withModule(Path pom) throws IOException {
        String text = Files.readString(pom);
        int end = text.indexOf("  </modules>");
        if (end < 0) {
            throw new Refused("The file " + pom + " has no line \"  </modules>\", before which the module is to stand; put it right");
        }
        return text.substring(0, end) + "    <module>org.enlace." + id + "</module>\n" + text.substring(end);
    }

    /** After the last of ours. */
    private String withDependency(Path pom) throws IOException {
        String text = Files.readString(pom);
        Matcher ours = BUNDLES.matcher(text);
        int end = -1;
        while (ours.find()) {
            end = ours.end();
        }
        if (end < 0) {
            throw new Refused("The file " + pom + " has no dependency on a bundle of org.enlace, beside which the module's is to stand;"
                    + " put it right");
        }
        return text.substring(0, end)
                + "    <dependency><groupId>org.enlace</groupId><artifactId>org.enlace." + id
                + "</artifactId><version>${project.version}</version><scope>runtime</scope></dependency>\n"
                + text.substring(end);
    }

    private String next() {
        return String.join(
                "\n",
                "Made " + bundle() + " and features/" + id + ".json; bundles/pom.xml and distribution/pom.xml name them.",
                "",
                "Next:",
                "  mvn package -DskipTests",
                "  distribution/target/enlace/bin/enlace demo",
                "The demonstration installs it; its pages are at /" + id + ". Then begin where " + bundle() + "/README.md says.");
    }
}
