/** Enter in a field presses the first button of its form: where a form has several outcomes, that one must decide nothing. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const views = join(import.meta.dirname, '../views');
const read = (name: string) => readFileSync(join(views, `${name}.eta`), 'utf8');

/** A template with what it includes by name in its place. */
function whole(template: string): string {
  return template.replaceAll(/<%~ include\('\/([^']+)'.*?%>/g, (_, name: string) => whole(read(name)));
}

const buttonPattern = /<button[^>]*(?:<%.*?%>[^>]*)*type="submit"(?:<%.*?%>|[^>])*>/g;
const fieldPattern = /<(?:input(?![^>]*type="hidden")|select)\b/;

/** The forms in which somebody can press Enter and more than one button sends. */
const forms = globSync('**/*.eta', { cwd: views }).flatMap((file) => {
  const source = whole(read(file.replace(/\.eta$/, '')));
  return [...source.matchAll(/<form\b[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const buttons = form.match(buttonPattern) ?? [];
    // A printed value is one button for each choice.
    const several = buttons.length > 1 || buttons.some((button) => / value="<%=/.test(button));
    return several && fieldPattern.test(form) ? [{ file, first: buttons[0] ?? '' }] : [];
  });
});

/** In the form of an offer Enter shows the card. */
const showsOnly = 'class="enter-shows"';

test.each(forms)('$file: $first', ({ first }) => {
  expect(first.includes(' formmethod="dialog"') || first.includes(showsOnly)).toBe(true);
});

test('those that decide something are found', () => {
  expect(forms.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      'capacity/report-form.eta',
      'duplicates/pair-page.eta',
      'editing/offer-form.eta',
      'exchange/plan.eta',
      'faults/faults-page.eta',
      'versions/approval-page.eta',
    ]),
  );
});
