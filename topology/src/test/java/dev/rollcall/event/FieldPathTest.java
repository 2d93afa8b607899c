package dev.rollcall.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    @ParameterizedTest
    @CsvSource({
        "common.uid, common|uid",
        "/common/uid, common|uid",
        "/user.id, user.id",
        "/items/0/id, items|0|id",
        "/a~1b/c~0d/~01, a/b|c~d|~1",
    })
    void aPathIsTheKeysThatLeadThere(String text, String steps) {
        assertThat(FieldPath.of(text).steps()).isEqualTo(List.of(steps.split("\\|")));
    }

    @Test
    void aSlashAloneIsAnEmptyKey() {
        assertThat(FieldPath.of("/").steps()).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a~", "/a~2/b", "/~~0"})
    void aTildeMustBeEscaped(String text) {
        assertThatThrownBy(() -> FieldPath.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("~0");
    }

    @Test
    void onlyAPointerGoesIntoArrays() {
        FieldTree dotted = FieldTree.root();
        dotted.want("items.0");
        FieldTree pointer = FieldTree.root();
        pointer.want("/items/0");

        assertThat(dotted.children().get(0).hasElements()).isFalse();
        assertThat(pointer.children().get(0).hasElements()).isTrue();
    }
}
