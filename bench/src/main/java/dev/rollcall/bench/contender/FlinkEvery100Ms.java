package dev.rollcall.bench.contender;

import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Flink with less to write: publishes the count of a day 100 ms after it has begun to change, and at the end of the input. */
public final class FlinkEvery100Ms {
    private static final long MILLIS = 100;

    private FlinkEvery100Ms() {}

    /**
     * Counts.
     *
     * @param args a {@link Task}
     * @throws Exception as Flink declares
     */
    public static void main(String[] args) throws Exception {
        FlinkProgram.run(Task.of(args), new CountNowAndThen());
    }

    private static final class CountNowAndThen
            extends KeyedProcessFunction<Long, Tuple2<Long, String>, Tuple2<Long, Long>> {
        private static final long serialVersionUID = 1;

        private transient ValueState<Long> users;
        private transient ValueState<Boolean> due;

        @Override
        public void open(OpenContext context) {
            users = getRuntimeContext().getState(new ValueStateDescriptor<>("users", Types.LONG));
            due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Types.BOOLEAN));
        }

        @Override
        public void processElement(Tuple2<Long, String> visit, Context context, Collector<Tuple2<Long, Long>> counts)
                throws IOException {
            Long before = users.value();
            users.update(before == null ? 1 : before + 1);
            if (due.value() == null) {
                due.update(true);
                context.timerService()
                        .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + MILLIS);
                // Timers of the clock are dropped at the end of the input, those of event time fire.
                context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
            }
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Tuple2<Long, Long>> counts)
                throws IOException {
            due.clear();
            counts.collect(Tuple2.of(context.getCurrentKey(), users.value()));
        }
    }
}
