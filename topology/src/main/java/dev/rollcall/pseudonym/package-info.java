/** Pseudonyms: what stands for a user when identifiers must not be stored. */
package dev.rollcall.pseudonym;
