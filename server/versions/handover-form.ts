/** The form of a handover ↔ what is to change for which offers, from when. */
import { z } from 'zod';
import { type FormState, readForm, wrongForm } from '../form-fields.ts';
import { dateMistake, readDate } from '../lookup/date-field.ts';
import { urgencyInUrl } from '../lookup/lookup-fields.ts';
import type { References } from '../offers/offer-references.ts';
import { urgencies } from '../offers/offer-values.ts';
import { ownerWords } from '../offers/owner-fields.ts';
import { timeZone } from '../opening-hours/danish-calendar.ts';
import type { Query } from '../query-string.ts';
import { reasonField } from './change-form.ts';
import { type HandoverChoice, type HandoverTo, ownersIn } from './handover.ts';

const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : text));

const schema = z.object({
  organisation: optional,
  kommune: optional,
  hast: optional,
  nyMyndighed: optional,
  nyLeverandoer: optional,
  nyRedaktoer: optional,
  dato: z.string(),
  grund: reasonField,
  /** Slug and version, as the plan showed them. */
  tilbud: z.array(z.string().regex(/^[a-z0-9-]+:\d{1,15}$/, 'Tilbuddet kendes ikke')),
});

export type HandoverAsked = {
  choice: HandoverChoice;
  to: HandoverTo;
  effectiveFrom: Temporal.Instant;
  reason: string;
  /** By slug: the version the plan showed. */
  chosen: ReadonlyMap<string, number>;
};

export type ReadHandover = { kind: 'read'; asked: HandoverAsked } | { kind: 'wrong'; form: FormState };

/** Takes effect at midnight in Denmark. */
export function readHandoverForm(
  sent: Query,
  { organisations, places }: References,
  administrator: boolean,
  now: Temporal.ZonedDateTime,
): ReadHandover {
  const read = readForm(sent, schema);
  if (read.kind === 'wrong') return read;
  const { organisation, kommune, hast, nyMyndighed, nyLeverandoer, nyRedaktoer, dato, grund } = read.data;
  const today = now.toPlainDate().toString();
  const date = readDate(dato, today);
  const urgency = urgencies.find((one) => urgencyInUrl[one] === hast) ?? null;
  const mistakes: FormState['mistakes'] = [];
  if (date === undefined) mistakes.push({ field: 'dato', message: dateMistake(dato, today) });
  const known = (field: string, id: string | null) => {
    if (id !== null && !organisations.has(id))
      mistakes.push({ field, message: 'Organisationen kendes ikke' });
  };
  known('organisation', organisation);
  known('nyMyndighed', nyMyndighed);
  known('nyLeverandoer', nyLeverandoer);
  known('nyRedaktoer', nyRedaktoer);
  if (kommune !== null && !places.municipalities.some(({ code }) => code === kommune))
    mistakes.push({ field: 'kommune', message: 'Kommunen kendes ikke' });
  if (hast !== null && urgency === null) mistakes.push({ field: 'hast', message: 'Hastegraden kendes ikke' });
  if (nyMyndighed === null && nyLeverandoer === null && nyRedaktoer === null)
    mistakes.push(
      administrator
        ? { field: 'nyMyndighed', message: 'Vælg en ny myndighed, leverandør eller redaktør' }
        : { field: 'nyLeverandoer', message: 'Vælg en ny leverandør' },
    );
  const to: HandoverTo = { authority: nyMyndighed, operator: nyLeverandoer, editor: nyRedaktoer };
  const [notTheirs] = administrator ? [] : ownersIn(to);
  if (notTheirs)
    mistakes.push({ field: notTheirs === 'editor' ? 'nyRedaktoer' : 'nyMyndighed', message: ownerWords });
  if (date !== undefined && date <= today)
    mistakes.push({ field: 'dato', message: 'Datoen skal ligge efter i dag' });
  if (date === undefined || mistakes.length > 0) return { kind: 'wrong', form: wrongForm(sent, mistakes) };
  return {
    kind: 'read',
    asked: {
      choice: { organisation, municipality: kommune, urgency },
      to,
      effectiveFrom: Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant(),
      reason: grund,
      chosen: new Map(read.data.tilbud.map(slugAndVersion)),
    },
  };
}

function slugAndVersion(text: string): [string, number] {
  const [slug = '', version = ''] = text.split(':');
  return [slug, Number(version)];
}
