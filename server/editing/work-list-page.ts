/** The work list, filtered and by organisation → what its page prints. */
import { compareDanish, fold } from '../danish-text.ts';
import type { Organisation } from '../offers/reference-schema.ts';
import { taskKinds, type WorkRow } from './work-list.ts';

export type WorkFilter = { words: string; kind: string; organisation: string };

/** More organisations than this begin closed, so that the page can be seen over. */
const openAtOnce = 3;

export function workListPage(
  rows: readonly WorkRow[],
  filter: WorkFilter,
  organisations: ReadonlyMap<string, Organisation>,
  administrator: boolean,
) {
  const nameOf = (id: string) => organisations.get(id)?.name ?? id;
  const searched = rows.filter((row) => isAbout(row, filter, nameOf));
  const shown = searched.filter((row) => filter.kind === '' || isOfKind(row, filter.kind));
  const groups = [...Map.groupBy(shown, ({ offer }) => offer.editor)]
    .map(([id, members]) => ({
      id,
      name: nameOf(id),
      count: members.length,
      tasks: taskWords(members.filter(({ tasks }) => tasks.length > 0).length),
      rows: members.map(printed),
    }))
    .sort((a, b) => compareDanish(a.name, b.name));
  const narrowed = filter.words !== '' || filter.kind !== '' || filter.organisation !== '';
  const editors = [...new Set(rows.map(({ offer }) => offer.editor))];
  return {
    styles: ['forms.css', 'editing.css'],
    script: 'editing.js',
    administrator,
    filter,
    narrowed,
    groups: groups.map((group) => ({ ...group, open: narrowed || groups.length <= openAtOnce })),
    several: editors.length > 1,
    none: rows.length === 0,
    nothing: rows.length > 0 && shown.length === 0,
    organisations: editors
      .map((id) => ({ value: id, label: nameOf(id), chosen: id === filter.organisation }))
      .sort((a, b) => compareDanish(a.label, b.label)),
    kinds: [
      kindLink('', 'Alle', searched.length, filter),
      ...taskKinds.map(({ id, label }) =>
        kindLink(id, label, searched.filter((row) => isOfKind(row, id)).length, filter),
      ),
      kindLink(done, 'I orden', searched.filter((row) => isOfKind(row, done)).length, filter),
    ].filter(({ count, id, current }) => count > 0 || id === '' || current),
  };
}

/** How many of the offers have something that somebody must do. */
function taskWords(count: number): string {
  return count === 0 ? 'intet at gøre' : `${count} med noget at gøre`;
}

/** Nothing to do about it. */
const done = 'i-orden';

function isOfKind({ tasks, state }: WorkRow, kind: string): boolean {
  return kind === done
    ? tasks.length === 0 && state === 'published'
    : tasks.some((task) => task.kind === kind);
}

function isAbout(
  { offer }: WorkRow,
  { words, organisation }: WorkFilter,
  nameOf: (id: string) => string,
): boolean {
  if (organisation !== '' && offer.editor !== organisation) return false;
  const text = fold(`${offer.name} ${offer.summary} ${nameOf(offer.editor)} ${offer.unit ?? ''}`);
  return fold(words)
    .split(' ')
    .every((word) => text.includes(word));
}

function kindLink(id: string, label: string, count: number, { kind, words, organisation }: WorkFilter) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ q: words, organisation, vis: id }))
    if (value !== '') query.set(name, value);
  return {
    id,
    label,
    count,
    current: id === kind,
    href: query.size === 0 ? '/redaktion' : `/redaktion?${query}`,
  };
}

function printed({ offer, state, tasks, trust }: WorkRow) {
  const [first, ...others] = tasks;
  const form = `/redaktion/tilbud/${offer.slug}`;
  const button = first ? { label: first.button, href: first.href } : { label: 'Ret', href: form };
  return {
    name: offer.name,
    // One way to one place: where the button leads to the form, the name does not.
    href: button.href === form ? undefined : form,
    state,
    trust,
    /** Told first; the trust beside it says no more than one of the tasks. */
    told: first?.words ?? trust,
    others: others.map(({ words }) => words),
    putAway: tasks.find(({ putAway }) => putAway !== undefined)?.putAway,
    kind: first?.kind ?? (state === 'withdrawn' ? 'trukket' : done),
    button,
  };
}
