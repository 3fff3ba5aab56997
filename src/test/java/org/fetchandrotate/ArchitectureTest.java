package org.fetchandrotate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// The fences between the packages, as `docs/ARCHITECTURE.md` draws them.
@AnalyzeClasses(packages = "org.fetchandrotate", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String BASE = "org.fetchandrotate.";

    @ArchTest
    static final ArchRule URL = uses("url");

    @ArchTest
    static final ArchRule MODEL = uses("model", "url");

    @ArchTest
    static final ArchRule SETTINGS = uses("settings", "model", "url");

    @ArchTest
    static final ArchRule SCRAPE = uses("scrape", "model", "url");

    @ArchTest
    static final ArchRule FETCH = uses("fetch", "model", "url");

    @ArchTest
    static final ArchRule RENDER = uses("render", "model", "url");

    @ArchTest
    static final ArchRule ONLY_RENDER_USES_GSON = only("render", "com.google.gson..");

    @ArchTest
    static final ArchRule IMAGING = uses("imaging", "model", "url");

    @ArchTest
    static final ArchRule JPEG_FILE = jpegUses("file");

    @ArchTest
    static final ArchRule JPEG_TRANSFORM = jpegUses("transform", "file");

    @ArchTest
    static final ArchRule JPEG_ENTROPY = jpegUses("entropy", "file");

    @ArchTest
    static final ArchRule JPEG_SEQUENTIAL = jpegUses("sequential", "file", "transform", "entropy");

    @ArchTest
    static final ArchRule JPEG_PROGRESSIVE = jpegUses("progressive", "file", "transform", "entropy");

    @ArchTest
    static final ArchRule JPEG_LOSSLESS =
            jpegUses("lossless", "file", "transform", "entropy", "sequential", "progressive");

    @ArchTest
    static final ArchRule JPEG_DCT = jpegUses("dct", "file", "entropy");

    @ArchTest
    static final ArchRule JPEG_RECODE = jpegUses("recode", "file", "transform", "entropy", "sequential", "dct");

    @ArchTest
    static final ArchRule JPEG_MENDING = jpegUses("mending", "file", "entropy", "sequential", "progressive");

    @ArchTest
    static final ArchRule JPEG_METADATA = jpegUses("metadata", "file", "transform");

    @ArchTest
    static final ArchRule JPEG_THUMBNAIL =
            jpegUses("thumbnail", "file", "transform", "entropy", "sequential", "progressive", "dct", "metadata");

    @ArchTest
    static final ArchRule STORAGE = uses("storage", "model", "url");

    @ArchTest
    static final ArchRule LOCAL = uses("local", "model", "url");

    @ArchTest
    static final ArchRule IMPORTS = uses("imports", "settings", "scrape", "model", "url");

    @ArchTest
    static final ArchRule DEMO = uses("demo", "model", "url");

    @ArchTest
    static final ArchRule ENGINE =
            uses("engine", "model", "url", "scrape", "fetch", "local", "render", "imaging", "storage");

    @ArchTest
    static final ArchRule THE_WINDOWS_BASE_KNOWS_NO_FEATURE = windowUses("base");

    @ArchTest
    static final ArchRule THE_WINDOWS_PICTURES_KNOW_NO_FEATURE = windowUses("pictures", "base");

    @ArchTest
    static final ArchRule THE_WINDOWS_BUS_KNOWS_NO_FEATURE = windowUses("bus", "base");

    @ArchTest
    static final ArchRule THE_SCHEDULE_KNOWS_NO_OTHER_FEATURE = windowUses("schedule", "base");

    @ArchTest
    static final ArchRule CLI_DOES_NOT_KNOW_THE_WINDOW = noClasses()
            .that()
            .resideInAPackage(BASE + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "desktop..");

    @ArchTest
    static final ArchRule THE_WINDOW_DOES_NOT_KNOW_CLI = noClasses()
            .that()
            .resideInAPackage(BASE + "desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "cli..");

    @ArchTest
    static final ArchRule ONLY_SCRAPE_USES_JSOUP = only("scrape", "org.jsoup..");

    @ArchTest
    static final ArchRule ONLY_FETCH_USES_OKHTTP = only("fetch", "okhttp3..", "okio..");

    @ArchTest
    static final ArchRule ONLY_STORAGE_USES_SQL = only("storage", "java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule ONLY_IMAGING_USES_IMAGEIO_AND_AWT = only("imaging", "javax.imageio..", "java.awt..");

    @ArchTest
    static final ArchRule ONLY_CLI_USES_PICOCLI = only("cli", "picocli..");

    @ArchTest
    static final ArchRule ONLY_THE_WINDOW_USES_JAVAFX =
            only("desktop", "javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule ONLY_THE_WINDOWS_BUS_USES_DBUS = only("desktop.bus", "org.freedesktop.dbus..");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONE_WAY_TO_THE_FX_THREAD = noClasses()
            .that()
            .doNotHaveSimpleName("EventPump")
            .should()
            .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable");

    @ArchTest
    static final ArchRule VIEW_MODELS_DO_NOT_KNOW_SCENES = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NULL_IS_MARKED =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    /// Of ours, a package uses itself and these alone.
    private static ArchRule uses(String name, String... others) {
        List<String> allowed = new ArrayList<>();
        allowed.add(BASE + name + "..");
        for (String other : others) {
            allowed.add(BASE + other + "..");
        }
        return noClasses()
                .that()
                .resideInAPackage(BASE + name + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.fetchandrotate..")
                        .and(JavaClass.Predicates.resideOutsideOfPackages(allowed.toArray(String[]::new))));
    }

    /// Of the window's packages, one uses itself and these alone.
    private static ArchRule windowUses(String name, String... others) {
        return usesWithin("desktop", name, others);
    }

    /// Of the JPEG codec's packages, one uses itself and these alone.
    private static ArchRule jpegUses(String name, String... others) {
        return usesWithin("imaging.jpeg", name, others);
    }

    private static ArchRule usesWithin(String parent, String name, String... others) {
        String within = BASE + parent + ".";
        List<String> allowed = new ArrayList<>();
        allowed.add(within + name + "..");
        for (String other : others) {
            allowed.add(within + other + "..");
        }
        return noClasses()
                .that()
                .resideInAPackage(within + name + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(BASE + parent + "..")
                        .and(JavaClass.Predicates.resideOutsideOfPackages(allowed.toArray(String[]::new))));
    }

    /// No package but this one uses these libraries.
    private static ArchRule only(String name, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(BASE + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
