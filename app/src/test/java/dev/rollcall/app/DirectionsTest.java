package dev.rollcall.app;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.rollcall.app.testing.Directions;
import org.junit.jupiter.api.Test;

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

    @Test
    void stagesWaitForNobody() {
        Directions.stagesWaitForNobody().check(PRODUCT);
    }
}
