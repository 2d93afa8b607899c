/** The events that are counted, made from a seed, and what they add up to. */
package dev.rollcall.bench.data;
