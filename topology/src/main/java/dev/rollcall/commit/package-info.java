/** What happens immediately before a commit, and when a commit is worth asking for. */
package dev.rollcall.commit;
