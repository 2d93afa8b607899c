package dev.rollcall.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;

/** RocksDB as point reads of small rows want it. Used by Kafka Streams, one instance per store. */
public final class RocksTuning implements RocksDBConfigSetter {
    private static final long WRITE_BUFFER_BYTES = 16L * 1024 * 1024;
    private static final int WRITE_BUFFERS = 3;
    private static final int FILTER_BITS_PER_KEY = 10;

    private BloomFilter filter;

    /** Created by Kafka Streams. */
    public RocksTuning() {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        RocksMemory memory = (RocksMemory) configs.get(RocksMemory.CONFIG);
        filter = new BloomFilter(FILTER_BITS_PER_KEY, false);
        if (options.tableFormatConfig() instanceof BlockBasedTableConfigWithAccessibleCache table) {
            table.setFilterPolicy(filter);
            table.setWholeKeyFiltering(true);
            table.setBlockCache(memory.cache());
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        options.setMemtableWholeKeyFiltering(true);
        options.setMemtablePrefixBloomSizeRatio(0.1);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        filter.close();
    }
}
