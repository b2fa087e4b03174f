/** The address of the program that answers without the service; one for browsers that have Temporal, one that brings it. */
export function program() {
  return globalThis.Temporal ? '/arbejder.js' : '/arbejder-temporal.js';
}
