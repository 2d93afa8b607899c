/** Whether an instance should be restarted, and whether it counts. */
package dev.rollcall.service.run.health;
