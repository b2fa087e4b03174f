/** The search form with what was entered kept, right or wrong, and each mistake at its field. */
import { compareDanish } from '../danish-text.ts';
import type { Domain, Urgency } from '../offers/offer-schema.ts';
import { domains, urgencies } from '../offers/offer-values.ts';
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import { placeWords } from '../places/place.ts';
import type { Places } from '../places/places-schema.ts';
import { momentChip } from './criteria-chips.ts';
import { isNow, type LookupRequest } from './lookup-criteria.ts';
import { domainInUrl, type Field, fields, perField, urgencyInUrl } from './lookup-fields.ts';
import { momentExample, momentInField } from './moment-field.ts';
import { momentChoices } from './moment-words.ts';

export type Choice = { value: string; label: string; checked: boolean };

export type LookupForm = {
  entered: Record<Field, string>;
  errors: Record<Field, string>;
  mistakes: { field: Field; message: string }[];
  /** By cluster; the first option is what was typed when it is no municipality's code. */
  typedPlace: string;
  clusters: { name: string; municipalities: (Choice & { words: string })[] }[];
  urgencies: Choice[];
  domains: Choice[];
  moments: { label: string; href: string; current: boolean }[];
  /** The moment asked for in full, when one was and it could be read; the field's example, for when none was. */
  momentWords: string;
  momentExample: string;
  openOnly: boolean;
  /** What stands in the line of a call whose place is known: with a place after it, it is another call's. */
  stood: string | undefined;
  /** Something is asked for and understood: on a phone the answer may take the form's place. */
  hasSearch: boolean;
};

export function lookupForm(places: Places, request: LookupRequest, now: Temporal.ZonedDateTime): LookupForm {
  const { criteria, entered, errors } = request;
  const messages = perField((field) => errors.find((error) => error.field === field)?.message ?? '');
  const chosen = criteria.municipality?.code;
  return {
    entered: shownInFields(request),
    errors: messages,
    mistakes: errors,
    typedPlace: chosen ? '' : entered.kommune,
    clusters: municipalityChoices(places).map(({ name, municipalities }) => ({
      name,
      municipalities: municipalities.map((choice) => ({ ...choice, checked: choice.value === chosen })),
    })),
    urgencies: choicesOf<Urgency>('Alle', urgencies, urgencyInUrl, urgencyLabels, criteria.urgency),
    domains: choicesOf<Domain>('Begge', domains, domainInUrl, domainLabels, criteria.domain),
    moments: momentChoices(request, now),
    momentWords: momentChip(request) ?? '',
    momentExample,
    openOnly: criteria.openOnly,
    stood: entered.kommune === '' ? undefined : entered.q,
    hasSearch: errors.length === 0 && fields.some((field) => entered[field] !== ''),
  };
}

/** What was entered as the fields show it: a moment in Danish, and nothing for now. What could not be read stays as it was typed. */
export function shownInFields({ criteria, entered, errors }: LookupRequest): Record<Field, string> {
  if (isNow(entered)) return { ...entered, tid: '' };
  const isUnread = errors.some(({ field }) => field === 'tid');
  return isUnread ? entered : { ...entered, tid: momentInField(criteria.at) };
}

type ClusterChoices = { name: string; municipalities: { value: string; label: string; words: string }[] };
const knownChoices = new WeakMap<Places, ClusterChoices[]>();

/** By cluster, both in Danish order; the same for every lookup in the same places. */
function municipalityChoices(places: Places): ClusterChoices[] {
  return knownChoices.getOrInsertComputed(places, () =>
    places.clusters
      .toSorted((a, b) => compareDanish(a.name, b.name))
      .map(({ id, name }) => ({
        name,
        municipalities: places.municipalities
          .filter(({ cluster }) => cluster === id)
          .sort((a, b) => compareDanish(a.name, b.name))
          .map((one) => ({ value: one.code, label: one.name, words: placeWords(one) })),
      })),
  );
}

function choicesOf<Code extends string>(
  all: string,
  codes: readonly Code[],
  inUrl: Record<Code, string>,
  labels: Record<Code, string>,
  chosen: Code | null,
): Choice[] {
  return [
    { value: '', label: all, checked: chosen === null },
    ...codes.map((code) => ({ value: inUrl[code], label: labels[code], checked: code === chosen })),
  ];
}
