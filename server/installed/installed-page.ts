/** What is said to whoever thinks of keeping the service on the computer; the same for everybody, with or without a connection. */
import type { Page } from '../page.ts';

/** `size`: about how much the computer keeps, `1,4 MB`; undefined when it is not offered. */
export function installedPage(size: string | undefined): Page<never> {
  return { view: 'installed/installed-page', title: 'Gem på denne computer', model: { size } };
}

/** `1,4 MB` */
export function sizeWords(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')}\u00a0MB`;
}
