/** Tables for people and files for programs. */
package dev.rollcall.bench.result;
