/** Bytes without copies: slices, their hash, and the variable-length numbers that our record formats are made of. */
package dev.rollcall.bytes;
