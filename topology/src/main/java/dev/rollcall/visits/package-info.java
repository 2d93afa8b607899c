/** The record format of the {@code visits} topic: batches of visits, and the accounts of the events they came from. */
package dev.rollcall.visits;
