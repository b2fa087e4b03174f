/** What a sheet calls things by: municipalities, organisations and services by name, read by name or id. */
import { fold } from '../danish-text.ts';
import type { Organisation, Service } from '../offers/reference-schema.ts';
import type { Places } from '../places/places-schema.ts';
import { CellMistake, shortened } from './cell-text.ts';

/** What offers refer to, as plain data that a thread can be given. */
export type SheetReferences = {
  places: Places;
  organisations: readonly Organisation[];
  services: readonly Service[];
  /** The offers there are. */
  slugs: readonly string[];
  /** ISO date on which what is read is entered. */
  today: string;
};

/** One kind of thing: its ids and names both ways. */
export type Naming = { nameOf(id: string): string; idOf(text: string): string | undefined };

export type SheetNames = {
  municipalities: Naming;
  clusters: Naming;
  organisations: Naming;
  services: Naming;
  slugs: ReadonlySet<string>;
  today: string;
};

export function sheetNames({ places, organisations, services, slugs, today }: SheetReferences): SheetNames {
  return {
    municipalities: naming(places.municipalities.map(({ code, name }) => ({ id: code, name }))),
    clusters: naming(places.clusters),
    organisations: naming(organisations),
    services: naming(services),
    slugs: new Set(slugs),
    today,
  };
}

function naming(things: readonly { id: string; name: string }[]): Naming {
  const names = new Map(things.map(({ id, name }) => [id, name]));
  const ids = new Map(things.flatMap(({ id, name }) => [[fold(name), id] as const, [fold(id), id] as const]));
  return { nameOf: (id) => names.get(id) ?? id, idOf: (text) => ids.get(fold(text)) };
}

/** @throws CellMistake naming what nobody knows */
export function knownId(naming: Naming, text: string, what: string): string {
  const id = naming.idOf(text);
  if (id === undefined) throw new CellMistake(`»${shortened(text)}« kendes ikke. ${what}`);
  return id;
}
