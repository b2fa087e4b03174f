/** What was ticked, each once: what stood there before keeps its order, what is new comes after. A page sends its boxes in its own order. */
export function inOrderOf<T>(before: readonly T[], ticked: readonly T[]): T[] {
  return [...new Set([...before.filter((one) => ticked.includes(one)), ...ticked])];
}
