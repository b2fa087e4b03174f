/** The wall's layout: everything stands there, as large as it can, and what there is no room for takes turns by the minute. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoardLine, ClusterBoard } from '../../server/clusters/cluster-board.ts';
import { type WallBoard, wallBoard } from '../../server/clusters/wall-board.ts';

const headings = ['Indlæggelse', 'Næste dag', 'Kommunalt', 'Rådgivning'];

function lines(count: number, name = 'Eksempel'): BoardLine[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `${name} ${i + 1}`,
    href: `/tilbud/${i}`,
    when: 'til kl. 16.00',
    shortly: 'til kl. 16.00',
    places: '',
    cautions: [],
    unconfirmed: undefined,
    call: { words: '99 00 00 01', href: 'tel:+4599000001', maybe: false, doubtful: false },
  }));
}

/** How many are open by way in, and what changes. */
function board(counts: number[], changes: Partial<ClusterBoard> = {}, name?: string): ClusterBoard {
  return {
    clock: '14.00',
    columns: headings.map((heading, i) => {
      const offers = lines(counts[i] ?? 0, name);
      const domains = offers.length === 0 ? [] : [{ label: 'Somatik', offers }];
      return { heading, count: offers.length, domains };
    }),
    changesUntil: '16.00',
    closing: [],
    opening: [],
    unknown: 0,
    ...changes,
  };
}

function shownIn(wall: WallBoard, heading: string): string[] {
  return wall.tracks
    .flat()
    .filter((way) => way.heading === heading)
    .flatMap(({ groups }) => groups.flatMap((group) => group.lines.map(({ name }) => name)));
}

const headingsOf = (wall: WallBoard) => wall.tracks.map((track) => track.map((way) => way.heading));

test('few offers are written large, more of them smaller, all of them at once', () => {
  const sizes = [
    [1, 1, 2, 1],
    [2, 1, 5, 1],
    [3, 2, 7, 3],
  ].map((counts) => wallBoard(board(counts), 0));
  expect(sizes.map(({ size, page }) => [size, page])).toEqual([
    ['stor', null],
    ['mellem', null],
    ['lille', null],
  ]);
});

test('each way in has a track of its own as long as there is room', () => {
  expect(headingsOf(wallBoard(board([3, 1, 4, 1]), 0))).toEqual(headings.map((heading) => [heading]));
});

test('a short one stands below another, before anything must wait for the next minute', () => {
  const wall = wallBoard(board([3, 1, 14, 2]), 0);
  expect(wall.page).toBe(null);
  expect(headingsOf(wall)[0]).toEqual(['Indlæggelse', 'Næste dag', 'Kommunalt']);
});

test('a way in that holds nothing takes no track, and is named', () => {
  const wall = wallBoard(board([2, 0, 20, 0]), 0);
  expect(headingsOf(wall)).toEqual([['Indlæggelse'], ['Kommunalt'], ['Kommunalt'], ['Kommunalt']]);
  expect(wall.tracks.flat().map(({ goesOn }) => goesOn)).toEqual([false, false, true, true]);
  expect(wall.emptyWays).toEqual(['Næste dag', 'Rådgivning']);
});

test('nothing open leaves no track', () => {
  expect(wallBoard(board([0, 0, 0, 0]), 0)).toMatchObject({ tracks: [], emptyWays: headings, changes: [] });
});

test('more than there is room for is shown page by page, the next each minute, and the first again after the last', () => {
  const many = board([2, 1, 80, 1]);
  const pages = wallBoard(many, 0).page?.of ?? 0;
  expect(pages).toBeGreaterThan(1);
  const walls = Array.from({ length: pages }, (_, minute) => wallBoard(many, minute));
  expect(walls.map(({ page }) => page?.page)).toEqual(walls.map((_, minute) => minute + 1));
  expect(walls.flatMap((wall) => shownIn(wall, 'Kommunalt'))).toEqual(lines(80).map(({ name }) => name));
  expect(wallBoard(many, pages)).toEqual(wallBoard(many, 0));
});

test('eight changes stand there together; of more, eight a minute', () => {
  const closing = lines(7, 'Lukker');
  expect(wallBoard(board([1], { closing, opening: lines(1, 'Åbner') }), 0)).toMatchObject({
    changesPage: null,
    changes: { length: 8 },
  });
  const more = board([1], { closing, opening: lines(3, 'Åbner') });
  const [first, second] = [wallBoard(more, 0), wallBoard(more, 1)];
  expect(first.changesPage).toEqual({ page: 1, of: 2 });
  expect([...first.changes, ...second.changes].map(({ name }) => name)).toEqual(
    [...more.closing, ...more.opening].map(({ name }) => name),
  );
});

test('whatever is open is shown within as many minutes as there are pages', () => {
  const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(120), fc.nat(60));
  fc.assert(
    fc.property(counts, fc.nat(10), fc.string({ minLength: 1, maxLength: 120 }), (open, closes, name) => {
      const full = board(open, { closing: lines(closes) }, name);
      const minutes = wallBoard(full, 0).page?.of ?? 1;
      const walls = Array.from({ length: minutes }, (_, minute) => wallBoard(full, minute));
      for (const { heading, domains } of full.columns) {
        const seen = new Set(walls.flatMap((wall) => shownIn(wall, heading)));
        expect(seen).toEqual(new Set(domains.flatMap(({ offers }) => offers.map((line) => line.name))));
      }
    }),
    { numRuns: 50 },
  );
});
