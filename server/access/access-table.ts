/**
 * Every route of the service and who may call it. A route that is not here answers nobody: the guard lets through only what it finds. Rows
 * with `:slug` are about that offer.
 */
import type { AccessRule } from './access-rule.ts';

export type AccessRow = { method: 'get' | 'post'; path: string; rule: AccessRule };

export const accessTable: readonly AccessRow[] = [
  { method: 'get', path: '/', rule: 'anyone' },
  { method: 'get', path: '/api/opslag', rule: 'anyone' },
  { method: 'get', path: '/tilbud/:slug', rule: 'anyone' },
  { method: 'get', path: '/api/tilbud/:slug', rule: 'anyone' },
  { method: 'get', path: '/tilbud/:slug/fejl', rule: 'anyone' },
  { method: 'post', path: '/tilbud/:slug/fejl', rule: 'anyone' },
  { method: 'post', path: '/tilbud/:slug/svarede-ikke', rule: 'reports-no-answer' },
  { method: 'get', path: '/redaktion/tilbud/:slug/fejl', rule: 'edits-offer' },
  { method: 'post', path: '/redaktion/tilbud/:slug/fejl', rule: 'edits-offer' },
  { method: 'get', path: '/klynger', rule: 'anyone' },
  { method: 'get', path: '/klynge/:id', rule: 'anyone' },
  { method: 'get', path: '/om', rule: 'anyone' },
  { method: 'get', path: '/log-ind', rule: 'anyone' },
  { method: 'post', path: '/log-ind', rule: 'anyone' },
  { method: 'post', path: '/log-ind/kode', rule: 'anyone' },
  { method: 'post', path: '/log-ud', rule: 'anyone' },
  { method: 'get', path: '/eksport/tilbud.:kind', rule: 'anyone' },
  { method: 'get', path: '/redaktion/udveksling', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/udveksling/skabelon.:kind', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/udveksling/tilbud.:kind', rule: 'edits-something' },
  { method: 'post', path: '/redaktion/udveksling', rule: 'edits-something' },
  { method: 'get', path: '/redaktion/udveksling/:id', rule: 'edits-something' },
  { method: 'post', path: '/redaktion/udveksling/:id', rule: 'edits-something' },
  { method: 'post', path: '/redaktion/udveksling/:id/slet', rule: 'edits-something' },
  { method: 'get', path: '/glemt-adgangskode', rule: 'anyone' },
  { method: 'post', path: '/glemt-adgangskode', rule: 'anyone' },
  { method: 'get', path: '/adgangskode/:token', rule: 'anyone' },
  { method: 'post', path: '/adgangskode/:token', rule: 'anyone' },
  { method: 'get', path: '/konto', rule: 'signed-in' },
  { method: 'post', path: '/konto/adgangskode', rule: 'signed-in' },
  { method: 'post', path: '/konto/enheder/log-ud', rule: 'signed-in' },
  { method: 'post', path: '/konto/enheder/:id/log-ud', rule: 'signed-in' },
  { method: 'get', path: '/konto/totrin', rule: 'at-the-door' },
  { method: 'get', path: '/konto/totrin/qr.svg', rule: 'at-the-door' },
  { method: 'post', path: '/konto/totrin', rule: 'at-the-door' },
  { method: 'post', path: '/konto/totrin/koder', rule: 'signed-in' },
  { method: 'post', path: '/konto/totrin/fra', rule: 'signed-in' },
];
