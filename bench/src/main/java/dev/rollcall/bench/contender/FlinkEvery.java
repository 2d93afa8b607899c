package dev.rollcall.bench.contender;

import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Flink, as most people would write it: publishes every new count of a day. */
public final class FlinkEvery {
    private FlinkEvery() {}

    /**
     * Counts.
     *
     * @param args a {@link Task}
     * @throws Exception as Flink declares
     */
    public static void main(String[] args) throws Exception {
        FlinkProgram.run(Task.of(args), new EveryCount());
    }

    private static final class EveryCount extends KeyedProcessFunction<Long, Tuple2<Long, String>, Tuple2<Long, Long>> {
        private static final long serialVersionUID = 1;

        private transient ValueState<Long> users;

        @Override
        public void open(OpenContext context) {
            users = getRuntimeContext().getState(new ValueStateDescriptor<>("users", Types.LONG));
        }

        @Override
        public void processElement(Tuple2<Long, String> visit, Context context, Collector<Tuple2<Long, Long>> counts)
                throws IOException {
            Long before = users.value();
            long now = before == null ? 1 : before + 1;
            users.update(now);
            counts.collect(Tuple2.of(visit.f0, now));
        }
    }
}
