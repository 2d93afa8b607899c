/** Where commands that bring their own brokers keep their files, and what is logged meanwhile. */
package dev.rollcall.trials;
