/** A lookup in the past: the page of a lookup, with every link staying in the past it shows. */
import type { LookupPage, ResultLine } from '../lookup/lookup-page.ts';
import { pastCardLink, pastLookupLink } from './past-link.ts';
import type { PastMoment } from './past-moment.ts';

export function inThePast(page: LookupPage, { tid, kendt }: PastMoment): LookupPage {
  const lookup = <Link extends { href: string }>(link: Link): Link => ({
    ...link,
    href: pastLookupLink(link.href, tid, kendt),
  });
  const card = <Line extends { href: string }>(line: Line): Line => ({
    ...line,
    href: pastCardLink(slugIn(line.href), tid, kendt),
  });
  const asking = <Question extends { choices: { name: string; href: string }[] } | undefined>(
    question: Question,
  ) => question && { ...question, choices: question.choices.map(lookup) };
  const lines = (some: ResultLine[]) => some.map(card);
  return {
    ...page,
    // The moment is the page's own and always there.
    chips: page.chips
      .filter(({ field }) => field !== 'tid')
      .map((chip) => ({ ...chip, removeHref: pastLookupLink(chip.removeHref, tid, kendt) })),
    band: undefined,
    // Files are of today.
    files: [],
    form: { ...page.form, moments: [] },
    question: asking(page.question),
    alsoIn: asking(page.alsoIn),
    nothingOpen: page.nothingOpen && { ...page.nothingOpen, lines: lines(page.nothingOpen.lines) },
    sections: page.sections.map((section) => ({ ...section, lines: lines(section.lines) })),
    more: page.more && lookup(page.more),
    nearMisses: page.nearMisses && {
      ...page.nearMisses,
      groups: page.nearMisses.groups.map((group) => ({ ...group, lines: group.lines.map(card) })),
    },
  };
}

function slugIn(href: string): string {
  return new URL(href, 'https://akutoverblik.example').pathname.split('/').at(-1) ?? '';
}
