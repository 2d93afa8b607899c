/** Child processes, and what the operating system says they cost. */
package dev.rollcall.bench.process;
