package dev.rollcall.app.testing;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Locations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which classes may know which. */
public final class Directions {
    private static final String ALL = "dev.rollcall.";

    /** The modules whose packages bear their name, each after those it may use; all other packages are the first module's. */
    private static final List<String> MODULES = Stream.of("service", "sinks", "trials", "app", "bench")
            .map(module -> ALL + module + "..")
            .toList();

    private static final String STREAMS = "org.apache.kafka.streams.";

    private static final String[] STAGES = {
        ALL + "intake", ALL + "ledger", ALL + "totals", ALL + "commit", ALL + "repeats", ALL + "visits", ALL + "changes"
    };

    /** What has no public equivalent. */
    private static final Set<String> INTERNALS_OF_ALL = Set.of(
            "org.apache.kafka.common.header.internals.RecordHeaders",
            "org.apache.kafka.common.internals.Topic",
            "org.apache.kafka.common.utils.internals.AppInfoParser");

    /** By class, the internals that it alone may use. A new version of Kafka has to be looked at for each of them. */
    private static final Map<String, Set<String>> INTERNALS_OF_ONE = Map.of(
            "dev.rollcall.commit.BeforeCommit",
            Set.of(
                    STREAMS + "processor.internals.InternalProcessorContext",
                    STREAMS + "processor.internals.ProcessorNode",
                    STREAMS + "state.internals.CacheFlushListener",
                    STREAMS + "state.internals.CachedStateStore"),
            "dev.rollcall.topology.RocksTuning",
            Set.of(STREAMS + "state.internals.BlockBasedTableConfigWithAccessibleCache"),
            "dev.rollcall.service.cluster.backlog.Backlog",
            Set.of(STREAMS + "processor.internals.TopicPartitionMetadata"),
            "dev.rollcall.service.cluster.Right",
            Set.of("org.apache.kafka.common.utils.internals.SecurityUtils"),
            "dev.rollcall.intake.PartitionKeys",
            Set.of("org.apache.kafka.clients.producer.internals.BuiltInPartitioner"));

    private Directions() {}

    /** The product's classes on the class path, without tests. */
    public static JavaClasses product() {
        // Of Kafka's classes the names are enough; to read all libraries takes a while.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importLocations(Locations.of(locations()));
    }

    private static List<URL> locations() {
        try {
            return Collections.list(Directions.class.getClassLoader().getResources("dev/rollcall"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sub-package is a package of its own. */
    public static ArchRule noCycles() {
        return slices().matching(ALL + "(**)").should().beFreeOfCycles();
    }

    /** One rule per module, of all those before it. */
    public static List<ArchRule> onlyEarlierModules() {
        return IntStream.range(0, MODULES.size())
                .<ArchRule>mapToObj(module -> noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                MODULES.subList(module, MODULES.size()).toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(MODULES.get(module)))
                .toList();
    }

    /** What Kafka calls internal can change with any version. */
    public static ArchRule internalsOfKafkaInOnePlace() {
        return classes().should(new ArchCondition<>("use internals of Kafka only where that is allowed") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(Directions::isForbidden)
                        .forEach(dependency -> events.add(violated(dependency, dependency.getDescription())));
            }
        });
    }

    /** Stages gather while they process and send before the commit: whatever waits for an answer may wait inside a transaction. */
    public static ArchRule stagesWaitForNobody() {
        return noClasses()
                .that()
                .resideInAnyPackage(STAGES)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Future.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(CountDownLatch.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.kafka.clients.admin.Admin");
    }

    private static boolean isForbidden(Dependency dependency) {
        String used = topLevel(dependency.getTargetClass());
        return used.startsWith("org.apache.kafka.")
                && used.contains(".internals.")
                && !INTERNALS_OF_ALL.contains(used)
                && !INTERNALS_OF_ONE
                        .getOrDefault(topLevel(dependency.getOriginClass()), Set.of())
                        .contains(used);
    }

    private static String topLevel(JavaClass any) {
        String name = any.getBaseComponentType().getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
