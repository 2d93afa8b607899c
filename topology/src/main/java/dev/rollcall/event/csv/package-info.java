/** Events as lines of values between delimiters. */
package dev.rollcall.event.csv;
