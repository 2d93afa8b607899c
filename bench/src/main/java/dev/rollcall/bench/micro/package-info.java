/** JMH benchmarks of single steps, with the bytes that they allocate. */
package dev.rollcall.bench.micro;
