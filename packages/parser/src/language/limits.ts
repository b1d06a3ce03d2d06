/** Longest source that is parsed, in UTF-16 units. */
export const MAX_LENGTH = 1_048_576;

/** Deepest place in a condition: every open parenthesis and every `not` around it counts one. */
export const MAX_NESTING = 200;

/** Most diagnostics that one run reports; one more then says that others were left out. */
export const MAX_DIAGNOSTICS = 1000;

/**
 * Most levels of nodes that a tree within MAX_NESTING can have: between two parentheses lie at most an `or` and an `and`, and the
 * outermost two and the predicate need no parenthesis. Walks count levels against it, so that no tree overflows the stack.
 */
export const MAX_TREE_LEVELS: number = 2 * MAX_NESTING + 3;
