/**
 * What somebody types for a place → the municipality it means. A person's home decides coverage, so a postcode or town
 * that lies in several municipalities is asked about, never guessed.
 */
import { fold, skeleton } from '../danish-text.ts';
import type { Municipality, Places } from './places-schema.ts';

export type PlaceAnswer =
  /** `also`: others that a small part of the postcode lies in. */
  | { kind: 'one'; municipality: Municipality; also: Municipality[] }
  | { kind: 'several'; choices: Municipality[] }
  | { kind: 'none' };

export type PlaceResolver = (text: string) => PlaceAnswer;

/** Direction letters and the like after a postal town: `Aarhus C`, `Viby J`, `Stoholm Jyll`. */
const townSuffix = / (c|n|v|s|ø|nv|nø|sv|sø|j|jyll|st|by)$/i;

type Claim = { municipality: Municipality; edge: boolean };

/** `outsideNames`: a postcode named after one of them, `9500 Hobro`, belongs mainly to that, whatever part of it lies here. */
export function createPlaceResolver(places: Places, outsideNames: readonly string[] = []): PlaceResolver {
  const outside = new Set(outsideNames.map(skeleton));
  const byCode = new Map(places.municipalities.map((m) => [m.code, m]));
  const byName = new Map(places.municipalities.map((m) => [skeleton(m.name), m]));
  const claims = new Map<string, Claim[]>();
  const claim = (key: string, municipality: Municipality, edge: boolean) => {
    const others = claims.get(key) ?? [];
    const known = others.find((other) => other.municipality === municipality);
    if (known) known.edge &&= edge;
    else claims.set(key, [...others, { municipality, edge }]);
  };
  for (const municipality of places.municipalities)
    for (const { code, town, edge } of municipality.postcodes)
      for (const key of new Set([code, skeleton(town), skeleton(town.replace(townSuffix, ''))]))
        claim(key, municipality, edge || outside.has(skeleton(town)));
  for (const municipality of places.municipalities)
    for (const island of municipality.islands ?? []) claim(skeleton(island), municipality, false);

  return (text) => {
    const key = skeleton(text)
      .replace(/ kommune$/, '')
      .replace(/^(\d{4}) .+$/, '$1');
    const municipality = byCode.get(key) ?? byName.get(key);
    if (municipality) return { kind: 'one', municipality, also: [] };
    return answer(claims.get(key) ?? []);
  };
}

function answer(claims: Claim[]): PlaceAnswer {
  const mainly = claims.filter((claim) => !claim.edge);
  const [only] = mainly;
  if (only && mainly.length === 1)
    return {
      kind: 'one',
      municipality: only.municipality,
      also: claims.filter((claim) => claim.edge).map((claim) => claim.municipality),
    };
  // Only at the edge: the postcode belongs mainly to a municipality outside the region, so it is asked about too. When there is a question
  // anyway, the neighbours with a small part are among the choices, last.
  const choices = claims
    .toSorted((a, b) => Number(a.edge) - Number(b.edge))
    .map((claim) => claim.municipality);
  return choices.length > 0 ? { kind: 'several', choices } : { kind: 'none' };
}

/** For the type-ahead: everything a municipality can be found by. */
export function placeWords(municipality: Municipality): string {
  return [
    municipality.name,
    fold(municipality.name),
    ...municipality.postcodes.filter((p) => !p.edge).flatMap((p) => [p.code, p.town]),
    ...(municipality.islands ?? []),
  ].join(' ');
}

/** What a place can be called by, names as `skeleton` gives them. */
export type PlaceNames = {
  names: ReadonlySet<string>;
  /** Words in the longest name, here or outside. */
  longest: number;
  /** Four digits each: postcodes, and codes of municipalities. */
  codes: ReadonlySet<string>;
  /** Of places outside the region, with how they are written. */
  outside: ReadonlyMap<string, string>;
};

export function placeNames({ municipalities }: Places, outsideNames: readonly string[] = []): PlaceNames {
  const names = new Set(
    municipalities.flatMap(({ name, postcodes, islands = [] }) => [
      ...islands.map(skeleton),
      skeleton(name),
      skeleton(`${name} Kommune`),
      ...postcodes.flatMap(({ town }) => [skeleton(town), skeleton(town.replace(townSuffix, ''))]),
    ]),
  );
  const outside = new Map(outsideNames.map((name) => [skeleton(name), name]));
  return {
    names,
    longest: Math.max(...[...names, ...outside.keys()].map((name) => name.split(' ').length)),
    codes: new Set(municipalities.flatMap(({ code, postcodes }) => [code, ...postcodes.map((p) => p.code)])),
    outside,
  };
}
