/** Nothing stands between a page and somebody who hears it, enlarges it or has no mouse, as far as axe-core can tell. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

export async function expectNothingInTheWay(page: Page): Promise<void> {
  await page.evaluate(axe);
  const { violations, incomplete, passes }: AxeResults = await page.evaluate(
    `axe.run(document, ${JSON.stringify(rules)})`,
  );
  expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'target-size']));
  expect(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    ),
  ).toEqual([]);
  // Text in the colour of its ground: axe takes it for hidden on purpose and only wonders.
  const unseen = incomplete
    .flatMap(({ nodes }) => nodes)
    .filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio'));
  expect(unseen.map(({ html }) => html)).toEqual([]);
  expect(await page.title()).toMatch(/\S – Akutoverblik$/);
  expect(await page.locator('h1').count()).toBe(1);
}
