/** The pages of clusters, as the service and a browser without it both answer. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { compareDanish } from '../danish-text.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import type { Page } from '../page.ts';
import type { Query } from '../query-string.ts';
import { clusterPage, clusterSummary } from './cluster-page.ts';
import { wallBoard } from './wall-board.ts';

const section = 'klynger';

export function clustersAnswer(catalogue: Catalogue, present: Temporal.ZonedDateTime): Page<'klynger'> {
  return {
    view: 'clusters/clusters-page',
    title: 'Klynger',
    section,
    model: {
      clusters: catalogue.places.clusters
        .toSorted((a, b) => compareDanish(a.name, b.name))
        .map((cluster) => clusterSummary(catalogue, cluster, present)),
    },
  };
}

export function clusterAnswer(
  cluster: Catalogue['places']['clusters'][number],
  query: Query,
  catalogue: Catalogue,
  present: Temporal.ZonedDateTime,
): Page<'klynger'> {
  const wall = wallOf(query.get('tavle')?.values[0]);
  const frame = { title: cluster.name, section } as const;
  const model = clusterPage(catalogue, cluster, present);
  if (wall === undefined)
    return { ...frame, view: 'clusters/cluster-page', fragment: 'clusters/board', model };
  const onWall = { ...model, wall, wallBoard: wallBoard(model.board, minuteOf(present)) };
  return { ...frame, view: 'clusters/wall-page', fragment: 'clusters/wall-board', model: onWall };
}

function wallOf(asked: string | undefined): 'lys' | 'moerk' | undefined {
  return asked === 'lys' || asked === 'moerk' ? asked : undefined;
}
