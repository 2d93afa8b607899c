/** The programs that are compared with Rollcall, each as most people would write it; every one is a process of its own. */
package dev.rollcall.bench.contender;
