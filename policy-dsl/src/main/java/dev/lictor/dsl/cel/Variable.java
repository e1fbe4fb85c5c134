package dev.lictor.dsl.cel;

/**
 * A variable of a document.
 *
 * @param name its name
 * @param slot where an evaluation remembers it
 * @param expression what it stands for
 * @param followed what its guards come to, from the facts that the document's match gives
 */
record Variable(String name, int slot, Checked expression, Guards.Result followed) {}
