/**
 * Every route of the service and who may call it. A route that is not here answers nobody: the guard lets through only what it finds. Rows
 * with `:slug` are about that offer.
 */
import type { PaceKind } from '../limits.ts';
import type { AccessRule } from './access-rule.ts';

export type AccessRow = {
  method: 'get' | 'post';
  path: string;
  rule: AccessRule;
  /** Its form may come from elsewhere than our own pages: a secret in the address is the proof, and a session is no part of it. */
  fromAnywhere?: true;
  /** The names of the fields its form may hold. Where nothing is said the route's own schema refuses the others. */
  fields?: RegExp;
  /** How often it may be asked for, by the name of the bound; else what sends a form is paced as `write`. */
  pace?: PaceKind;
};

/** A button alone: no name is known. */
const button = /(?!)/;
/** What is chosen where a sheet and the entry differ: offer and column. */
const clashes = /^[a-z0-9-]+\/[^/]+$/;
/** What is chosen of two offers that become one. */
const pair = /^(versionBehold|versionAnden|felt\/[^/]+)$/;

export const accessTable: readonly AccessRow[] = [
  { method: 'get', path: '/', rule: 'anyone' },
  { method: 'get', path: '/api/opslag', rule: 'anyone' },
  { method: 'get', path: '/tidspunkt', rule: 'anyone' },
  { method: 'get', path: '/tilbud/:slug', rule: 'anyone' },
  { method: 'get', path: '/api/tilbud/:slug', rule: 'anyone' },
  { method: 'get', path: '/tilbud/:slug/fejl', rule: 'anyone' },
  { method: 'post', path: '/tilbud/:slug/fejl', rule: 'anyone' },
  { method: 'post', path: '/tilbud/:slug/svarede-ikke', rule: 'reports-no-answer', fields: button },
  { method: 'post', path: '/tilbud/:slug/svarede-ikke/fortryd', rule: 'reports-no-answer', fields: button },
  { method: 'get', path: '/redaktion/fejl', rule: 'coordinates' },
  { method: 'get', path: '/redaktion/tilbud/:slug/fejl', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/fejl', rule: 'edits-offer' },
  { method: 'get', path: '/redaktion/tilbud/:slug/bekraeft', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/bekraeft', rule: 'confirms-offer', fields: /^(del|set)$/ },
  { method: 'get', path: '/redaktion/tilbud/:slug/pladser', rule: 'reports-capacity' },
  { method: 'post', path: '/redaktion/tilbud/:slug/pladser', rule: 'reports-capacity' },
  { method: 'post', path: '/redaktion/tilbud/:slug/pladser/link', rule: 'edits-offer' },
  {
    method: 'post',
    path: '/redaktion/tilbud/:slug/pladser/link/:id/luk',
    rule: 'edits-offer',
    fields: button,
  },
  {
    method: 'post',
    path: '/redaktion/tilbud/:slug/pladser/visitation',
    rule: 'edits-offer',
    fields: /^maa$/,
  },
  { method: 'get', path: '/pladser/:token', rule: 'anyone' },
  { method: 'post', path: '/pladser/:token', rule: 'anyone' },
  { method: 'get', path: '/tilbud/:slug/historik', rule: 'anyone' },
  { method: 'get', path: '/som-det-var', rule: 'anyone', pace: 'past' },
  { method: 'get', path: '/som-det-var/tilbud/:slug', rule: 'anyone', pace: 'past' },
  { method: 'get', path: '/redaktion/planlagt', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/myndighed', rule: 'edits-something' },
  { method: 'post', path: '/redaktion/myndighed', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/myndighed/:id', rule: 'edits-something' },
  { method: 'post', path: '/redaktion/myndighed/:id', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/godkend', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/tilbud/:slug/godkend', rule: 'approves-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/godkend', rule: 'approves-offer' },
  { method: 'get', path: '/redaktion/tilbud/:slug/gendan', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/gendan', rule: 'edits-offer' },
  { method: 'get', path: '/redaktion/tilbud/:slug/planlagt', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/planlagt', rule: 'edits-offer' },
  { method: 'get', path: '/klynger', rule: 'anyone' },
  { method: 'get', path: '/klynge/:id', rule: 'anyone' },
  { method: 'get', path: '/nyt', rule: 'anyone' },
  { method: 'get', path: '/noedkopi', rule: 'anyone' },
  { method: 'get', path: '/klynge/:id/noedkopi', rule: 'anyone' },
  { method: 'get', path: '/om', rule: 'anyone' },
  { method: 'get', path: '/gem', rule: 'anyone' },
  { method: 'get', path: '/gem/kopi.json', rule: 'anyone' },
  { method: 'get', path: '/arbejder.js', rule: 'anyone' },
  { method: 'get', path: '/arbejder-temporal.js', rule: 'anyone' },
  { method: 'get', path: '/was', rule: 'anyone' },
  { method: 'get', path: '/healthz', rule: 'anyone' },
  { method: 'get', path: '/readyz', rule: 'anyone' },
  // What it tells whom is weighed there: who runs the service must see it when nobody can sign in.
  { method: 'get', path: '/status', rule: 'anyone' },
  // Only the machine itself, or whoever has the token.
  { method: 'get', path: '/metrics', rule: 'anyone' },
  { method: 'get', path: '/log-ind', rule: 'anyone' },
  { method: 'post', path: '/log-ind', rule: 'anyone', pace: 'door' },
  { method: 'post', path: '/log-ind/kode', rule: 'anyone', pace: 'door' },
  { method: 'post', path: '/log-ind/demo', rule: 'anyone', fields: /^(konto|videre|indhold)$/, pace: 'door' },
  { method: 'post', path: '/log-ud', rule: 'anyone', fields: button },
  { method: 'get', path: '/eksport/tilbud.:kind', rule: 'anyone', pace: 'export' },
  { method: 'get', path: '/redaktion/udveksling', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/udveksling/skabelon.:kind', rule: 'edits-something', pace: 'export' },
  { method: 'get', path: '/redaktion/udveksling/tilbud.:kind', rule: 'edits-something', pace: 'export' },
  { method: 'post', path: '/redaktion/udveksling', rule: 'edits-something', pace: 'upload' },
  { method: 'get', path: '/redaktion/udveksling/:id', rule: 'edits-something' },
  { method: 'post', path: '/redaktion/udveksling/:id', rule: 'edits-something', fields: clashes },
  { method: 'post', path: '/redaktion/udveksling/:id/slet', rule: 'edits-something', fields: clashes },
  { method: 'get', path: '/glemt-adgangskode', rule: 'anyone' },
  { method: 'post', path: '/glemt-adgangskode', rule: 'anyone', pace: 'mail' },
  { method: 'get', path: '/adgangskode/:token', rule: 'anyone' },
  { method: 'post', path: '/adgangskode/:token', rule: 'anyone', pace: 'door' },
  { method: 'get', path: '/konto', rule: 'signed-in' },
  { method: 'post', path: '/konto/adgangskode', rule: 'signed-in', pace: 'door' },
  { method: 'post', path: '/konto/enheder/log-ud', rule: 'signed-in', fields: button },
  { method: 'post', path: '/konto/enheder/:id/log-ud', rule: 'signed-in', fields: button },
  { method: 'post', path: '/konto/paamindelser', rule: 'signed-in' },
  { method: 'get', path: '/paamindelser/:token', rule: 'anyone' },
  { method: 'post', path: '/paamindelser/:token', rule: 'anyone', fromAnywhere: true },
  { method: 'get', path: '/konto/totrin', rule: 'at-the-door' },
  { method: 'get', path: '/konto/totrin/qr.svg', rule: 'at-the-door' },
  { method: 'post', path: '/konto/totrin', rule: 'at-the-door', pace: 'door' },
  { method: 'post', path: '/konto/totrin/koder', rule: 'signed-in', pace: 'door' },
  { method: 'post', path: '/konto/totrin/fra', rule: 'signed-in', pace: 'door' },
  { method: 'get', path: '/administration', rule: 'administers' },
  { method: 'get', path: '/administration/udbakke', rule: 'administers' },
  { method: 'get', path: '/administration/konti', rule: 'administers' },
  { method: 'post', path: '/administration/konti', rule: 'administers' },
  { method: 'get', path: '/administration/konti/ny', rule: 'administers' },
  { method: 'get', path: '/administration/konti/:id', rule: 'administers' },
  { method: 'post', path: '/administration/konti/:id', rule: 'administers' },
  { method: 'post', path: '/administration/konti/:id/invitation', rule: 'administers', fields: button },
  { method: 'post', path: '/administration/konti/:id/totrin', rule: 'administers', fields: button },
  { method: 'post', path: '/administration/konti/:id/luk', rule: 'administers', fields: button },
  { method: 'post', path: '/administration/konti/:id/aabn', rule: 'administers', fields: button },
  { method: 'post', path: '/administration/konti/:id/slet', rule: 'administers', fields: /^bekraeft$/ },
  { method: 'get', path: '/administration/organisationer', rule: 'administers' },
  { method: 'post', path: '/administration/organisationer', rule: 'administers' },
  { method: 'get', path: '/administration/organisationer/ny', rule: 'administers' },
  { method: 'get', path: '/administration/organisationer/:id', rule: 'administers' },
  { method: 'post', path: '/administration/organisationer/:id', rule: 'administers' },
  { method: 'get', path: '/administration/geografi', rule: 'administers' },
  { method: 'get', path: '/administration/geografi/klynge/:id', rule: 'administers' },
  { method: 'post', path: '/administration/geografi/klynge/:id', rule: 'administers' },
  { method: 'get', path: '/administration/geografi/kommune/:code', rule: 'administers' },
  { method: 'post', path: '/administration/geografi/kommune/:code', rule: 'administers' },
  { method: 'get', path: '/redaktion', rule: 'has-a-role' },
  { method: 'get', path: '/redaktion/helligdage', rule: 'edits-something' },
  { method: 'post', path: '/redaktion/helligdage', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/helligdage/oversigt', rule: 'coordinates' },
  { method: 'post', path: '/redaktion/paamindelse', rule: 'coordinates' },
  { method: 'get', path: '/redaktion/kvalitet', rule: 'sees-quality' },
  { method: 'get', path: '/redaktion/kvalitet.csv', rule: 'sees-quality', pace: 'export' },
  { method: 'get', path: '/redaktion/nyt', rule: 'edits-something' },
  { method: 'post', path: '/redaktion/nyt', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/tilbud/:slug', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/kort', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/kladde', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/kopi', rule: 'edits-offer', fields: button },
  { method: 'post', path: '/redaktion/tilbud/:slug/afvist/:id', rule: 'edits-offer', fields: button },
  { method: 'get', path: '/redaktion/tilbud/:slug/traek-tilbage', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/traek-tilbage', rule: 'edits-offer' },
  { method: 'get', path: '/administration/dubletter', rule: 'administers' },
  { method: 'get', path: '/administration/dubletter/:kept/:other', rule: 'administers' },
  { method: 'post', path: '/administration/dubletter/:kept/:other', rule: 'administers', fields: pair },
  { method: 'post', path: '/administration/dubletter/:kept/:other/to', rule: 'administers', fields: pair },
  {
    method: 'post',
    path: '/administration/dubletter/:kept/:other/fortryd',
    rule: 'administers',
    fields: button,
  },
];
