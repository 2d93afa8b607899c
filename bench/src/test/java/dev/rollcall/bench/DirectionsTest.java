package dev.rollcall.bench;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.rollcall.app.testing.Directions;
import org.junit.jupiter.api.Test;

/** The same as for the product, with this module among it. */
class DirectionsTest {
    private static final JavaClasses PRODUCT = Directions.product();

    @Test
    void noPackageLeadsBackToItself() {
        Directions.noCycles().check(PRODUCT);
    }

    @Test
    void noModuleKnowsALaterOne() {
        Directions.onlyEarlierModules().forEach(rule -> rule.check(PRODUCT));
    }

    @Test
    void internalsOfKafkaAreUsedByTheClassesThatMay() {
        Directions.internalsOfKafkaInOnePlace().check(PRODUCT);
    }
}
