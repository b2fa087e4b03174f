/**
 * The board laid out for a wall: all that is open on one screen that nobody can scroll, read from three metres.
 *
 * Letters must be at least 16 minutes of arc high (the least of ISO 9241-303): 14 mm at three metres. A 55-inch screen is 685 mm high and a
 * capital of our typeface is 0.7 of its size, so no text may be smaller than 3 % of the screen's height (32 px of 1080). All heights and widths here
 * are such per cents or letter sizes, and board.css draws with the same, so that a screen of any resolution shows the same picture.
 *
 * The letters are as large as lets everything stand there at once. When even the smallest are too large, the board is shown page by page, one a minute.
 */
import type { Minute } from '../opening-hours/danish-calendar.ts';
import type { BoardLine, ClusterBoard } from './cluster-board.ts';

export type WallBoard = Pick<ClusterBoard, 'clock' | 'changesUntil' | 'unknown'> & {
  size: WallSize['name'];
  trackCount: number;
  tracks: WallTrack[];
  /** Headings of the ways in that hold nothing. */
  emptyWays: string[];
  changes: { closing: boolean; name: string; href: string; when: string }[];
  page: Turn;
  changesPage: Turn;
  /** What the marks that stand there mean. */
  legend: string[];
};

/** Which page is shown this minute; null when there is only one. */
type Turn = { page: number; of: number } | null;
type WallTrack = WallWay[];
/** `goesOn`: from the track before. */
type WallWay = { heading: string; count: number; goesOn: boolean; groups: WallGroup[] };
type WallGroup = { label: string; lines: WallLine[] };
/** How many rows the name may take, whether the number needs a row of its own, and the marks after it. */
type WallLine = BoardLine & { rows: number; callBelow: boolean; marks: string };

type Columns = ClusterBoard['columns'];
type WallSize = { name: 'stor' | 'mellem' | 'lille'; letter: number };
const smallest: WallSize = { name: 'lille', letter: 3 };
const sizes: WallSize[] = [{ name: 'stor', letter: 4 }, { name: 'mellem', letter: 3.5 }, smallest];

// What board.css gives each part, in per cent of the height of a screen of 16:9 …
const innerWidth = 177 - 2 * 3;
const trackGap = 3;
/** Margins, the headline, the heading of the changes and the last line. */
const fixedHeight = 18.5;
const changeHeight = 3.9;
const emptyWaysHeight = 4;
// … and in letters of its own size.
const heading = 1.7;
const headingGap = 0.5;
const label = 1.2;
const row = 1.2;
const lineGap = 0.3;
/** On average; a line that is wider all the same is cut, never let out. */
const letterWidth = 0.5;

const mostRows = 3;
const mostTracks = 4;
const fewestTracks = 3;
const mostChanges = 8;

export function wallBoard(board: ClusterBoard, at: Minute): WallBoard {
  const changes = [
    ...board.closing.map((line) => ({ ...changed(line), closing: true })),
    ...board.opening.map((line) => ({ ...changed(line), closing: false })),
  ];
  const filled = board.columns.filter(({ count }) => count > 0);
  const empty = board.columns.filter(({ count }) => count === 0);
  const height =
    100 -
    fixedHeight -
    Math.ceil(Math.min(mostChanges, changes.length) / 2) * changeHeight -
    (empty.length > 0 ? emptyWaysHeight : 0);
  const { size, trackCount, tracks } = roomiest(filled, height);
  const [shown, page] = turn(tracks, trackCount, at);
  const [shownChanges, changesPage] = turn(changes, mostChanges, at);
  return {
    clock: board.clock,
    changesUntil: board.changesUntil,
    unknown: board.unknown,
    size: size.name,
    trackCount,
    tracks: shown,
    emptyWays: empty.map((column) => column.heading),
    changes: shownChanges,
    page,
    changesPage,
    legend: legendOf(shown, shownChanges),
  };
}

/** After the time of somebody who has not confirmed what the holiday says. */
const unconfirmedMark = ' !';

function changed(line: BoardLine) {
  return { ...line, when: `${line.when}${line.unconfirmed ? unconfirmedMark : ''}` };
}

function legendOf(shown: WallTrack[], changes: readonly BoardLine[]): string[] {
  const lines = shown.flat().flatMap(({ groups }) => groups.flatMap((group) => group.lines));
  const calls = lines.map(({ call }) => call);
  const unconfirmed = [...lines, ...changes].find((line) => line.unconfirmed)?.unconfirmed;
  return [
    ...(unconfirmed ? [`! ${unconfirmed.charAt(0).toLowerCase()}${unconfirmed.slice(1)}`] : []),
    ...(calls.some(({ doubtful }) => doubtful) ? ['? usikker oplysning'] : []),
    ...(calls.some(({ maybe }) => maybe) ? ['* telefontid ukendt'] : []),
  ];
}

/** What is shown of them this minute, and which page that is. */
function turn<One>(all: One[], most: number, at: Minute): [One[], Turn] {
  if (all.length <= most) return [all, null];
  const of = Math.ceil(all.length / most);
  const page = at % of;
  return [all.slice(page * most, (page + 1) * most), { page: page + 1, of }];
}

type Layout = { size: WallSize; trackCount: number; tracks: WallTrack[] };

/** The largest letters that show everything at once, each way in at the top of a track of its own if that can be; else the smallest, over several pages. */
function roomiest(columns: Columns, height: number): Layout {
  for (const apart of [true, false])
    for (const size of sizes)
      for (let trackCount = fewestTracks; trackCount <= mostTracks; trackCount++) {
        const tracks = fill(columns, size, trackCount, height, apart);
        if (tracks.length <= trackCount) return { size, trackCount, tracks };
      }
  return {
    size: smallest,
    trackCount: mostTracks,
    tracks: fill(columns, smallest, mostTracks, height, false),
  };
}

/** Fills one track after the other in order. What goes on in the next says its heading and label again. */
function fill(
  columns: Columns,
  size: WallSize,
  trackCount: number,
  screenHeight: number,
  apart: boolean,
): WallTrack[] {
  const height = screenHeight / size.letter;
  const width = (innerWidth - trackGap * (trackCount - 1)) / trackCount / size.letter;
  const tracks: WallTrack[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    let way: WallWay | undefined;
    if (apart) used = Number.POSITIVE_INFINITY;
    for (const domain of column.domains) {
      let group: WallGroup | undefined;
      for (const line of domain.offers) {
        const wall = wallLine(line, width);
        const own = (wall.rows + 1 + Number(wall.callBelow)) * row + lineGap;
        const above = (group ? 0 : label) + (way ? 0 : heading + headingGap);
        if (used + above + own > height) {
          tracks.push([]);
          used = 0;
          group = undefined;
        }
        const track = tracks.at(-1) ?? [];
        if (!way || !track.includes(way)) {
          way = { heading: column.heading, count: column.count, goesOn: way !== undefined, groups: [] };
          used += heading + (track.length > 0 ? headingGap : 0);
          track.push(way);
        }
        if (!group) {
          group = { label: domain.label, lines: [] };
          used += label;
          way.groups.push(group);
        }
        group.lines.push(wall);
        used += own;
      }
    }
  }
  return tracks;
}

function wallLine(line: BoardLine, width: number): WallLine {
  const letters = width / letterWidth;
  const until = `${line.shortly}${line.unconfirmed ? unconfirmedMark : ''}`;
  const shortly = [until, line.places, line.cautions.length > 0 ? 'meldt fejl' : '']
    .filter(Boolean)
    .join(' · ');
  const marks = `${line.call.doubtful ? ' ?' : ''}${line.call.maybe ? ' *' : ''}`;
  const callBelow = shortly.length + line.call.words.length + marks.length + 2 > letters;
  return { ...line, shortly, rows: Math.min(mostRows, rowsOf(line.name, letters)), callBelow, marks };
}

/** A row ends between two words. */
function rowsOf(text: string, letters: number): number {
  let rows = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    used += word.length + Number(used > 0);
    if (used <= letters) continue;
    rows += 1;
    used = word.length;
  }
  return rows;
}
