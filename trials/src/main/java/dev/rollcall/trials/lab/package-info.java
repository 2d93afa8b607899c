/** Makes every hazard happen on real brokers, and shows what holds against it. */
package dev.rollcall.trials.lab;
