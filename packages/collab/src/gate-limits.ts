/** The numbers of the gate (PROTOCOL.md, "Gate"). What is past them comes from no honest client, or costs the others more than it is worth. */

/** Rule G3: client ids, and the clock after a struct's or a deleted range's last. A `GC` of length 2^53-1 would swallow all later text of its client. */
export const MAX_CLIENT = 2 ** 53 - 1
export const MAX_CLOCK = 2 ** 31
/** Rule G3: structs, and likewise deleted ranges, that an update is read up to. */
export const MAX_READ = 100_000

/** Rule G6: elements nested deeper are refused, since every reader walks the tree by recursion. */
export const MAX_DEPTH = 60

/** Rule G7: new structs and new deletions of one update; new structs of a session's first step 2, with all that was typed offline. */
export const MAX_NEW = 20_000
export const MAX_NEW_IN_FIRST_SYNC = 100_000
/** Rule G7: client ids that one update may claim. An honest one brings its own, and those of its earlier offline stays. */
export const MAX_NEW_CLIENTS = 1_000
/** Rule G7: items that Yjs would pass while it looks for the places of an update's structs, all together. */
export const MAX_SCAN_STEPS = 200_000
/** Rule G7: a section's text, with what is deleted and not compacted yet. Deleting is always allowed. */
export const MAX_SECTION_BYTES = 10 * 1024 * 1024
/** Rule G7: a message, and a message before the handshake is over. Sockets see to both. */
export const MAX_MESSAGE_BYTES = 1024 * 1024
export const MAX_FIRST_MESSAGE_BYTES = 64 * 1024
