/** Which visits ledgers of this process have read already, so that intakes need not send them once more. */
package dev.rollcall.repeats;
