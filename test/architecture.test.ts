/** The shape of the program: every import points the way it should, and templates only print. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { brokenArrows } from './arrows.ts';

function filesIn(pattern: string) {
  return globSync(pattern).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

const files = filesIn('{server,data,seed}/**/*.ts');

test('every import of server/, data/ and seed/ points the right way', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(brokenArrows(files)).toEqual([]);
});

describe('a wrong arrow is seen', () => {
  test.each([
    ['server/offers/offer.ts', "import express from 'express';"],
    ['server/offers/offer.ts', "import type { Request } from 'express';"],
    ['server/offers/offer.ts', "import { readFileSync } from 'node:fs';"],
    ['server/offers/offer.ts', "import { Eta } from 'eta';"],
    ['server/offers/offer.ts', "import type { Logger } from 'pino';"],
    ['server/offers/offer.ts', "import { readVersions } from '../../data/offers.ts';"],
    ['server/offers/offer.ts', "import { danishNow } from '../clock.ts';"],
    ['server/offers/offer.ts', "import { danishNow } from '../offers/../clock.ts';"],
    ['server/offers/offer.ts', "export { danishNow } from '../clock.ts';"],
    ['server/offers/offer.ts', "const clock = await import('../clock.ts');"],
    ['server/offers/offer.ts', "import '../main.ts';"],
    ['server/offers/offer.ts', "import {\n  type Offer,\n  sendPage,\n} from '../http/pages.ts';"],
    ['server/offers/offer.ts', "import { offerRoutes } from './offer-routes.ts';"],
    ['server/offers/offer.ts', "import { catalogueAt } from '../catalogue/catalogue.ts';"],
    ['server/opening-hours/day.ts', "import type { Offer } from '../offers/offer.ts';"],
    ['server/places/place.ts', "import { dateWords } from '../opening-hours/danish-time.ts';"],
    ['server/catalogue/catalogue.ts', "import { readLookup } from '../lookup/lookup-criteria.ts';"],
    ['server/clusters/cluster-routes.ts', "import { lookupPage } from '../lookup/lookup-page.ts';"],
    ['server/weather/weather.ts', "import type { Offer } from '../offers/offer.ts';"],
    ['server/danish-text.ts', "import type { Offer } from './offers/offer.ts';"],
    ['server/offers/offer-routes.ts', "import Sqlite from 'better-sqlite3';"],
    ['server/main.ts', "import { sql } from 'kysely';"],
    ['seed/seed.ts', "import { Migrator } from 'kysely/migration';"],
    ['server/app.ts', "import { openDatabase } from '../data/database.ts';"],
    ['server/app.ts', "import { readSeed } from '../seed/seed-files.ts';"],
    ['server/lookup/lookup-routes.ts', "import { readSeed } from '../../seed/seed-files.ts';"],
    ['data/offers.ts', "import { readSeed } from '../seed/seed-files.ts';"],
    ['data/offers.ts', "import { danishNow } from '../server/clock.ts';"],
    ['data/offers.ts', "import { offerRoutes } from '../server/offers/offer-routes.ts';"],
    ['seed/seed.ts', "import { danishNow } from '../server/clock.ts';"],
    ['server/main.ts', "import { startService } from '../test/start-service.ts';"],
    ['server/backup/retention.ts', "import { readdirSync } from 'node:fs';"],
    ['server/backup/retention.ts', "import { backUp } from '../../data/backup.ts';"],
    ['server/backup/backup-worker.ts', "import Sqlite from 'better-sqlite3';"],
    ['server/http/pages.ts', 'const base = process.env.BASE_URL;'],
    ['server/lookup/lookup-page.ts', 'const now = Temporal.Now.instant();'],
    ['server/main.ts', 'const started = Date.now();'],
    ['data/offers.ts', "const at = new Date('2026-12-01');"],
  ])('%s: %s', (path, text) => {
    expect(brokenArrows([{ path, text }])).toHaveLength(1);
  });
});

describe('a right arrow is left alone', () => {
  test.each([
    ['server/offers/offer.ts', "import { z } from 'zod';"],
    ['server/offers/offer.ts', "import { calendarDay } from '../opening-hours/danish-calendar.ts';"],
    ['server/offers/offer.ts', "import { fold } from '../danish-text.ts';"],
    ['server/lookup/lookup-criteria.ts', "import type { Query } from '../query-string.ts';"],
    ['server/lookup/lookup-routes.ts', "import { Router } from 'express';"],
    ['server/lookup/lookup-routes.ts', "import type { SendPage } from '../http/pages.ts';"],
    ['server/lookup/lookup-routes.ts', "import { appendVersion } from '../../data/offers.ts';"],
    ['server/main.ts', "import { readSeed } from '../seed/seed-files.ts';\nstart(process.env);"],
    ['server/clock.ts', 'export const now = () => Temporal.Now.instant();'],
    [
      'server/backup/backup-program.ts',
      "import { backUp } from '../../data/backup.ts';\nreadConfig(process.env);",
    ],
    ['server/backup/backup-worker.ts', "import { backUp } from '../../data/backup.ts';"],
    ['data/database.ts', "import Sqlite from 'better-sqlite3';"],
    ['data/offers.ts', "import { offerSchema } from '../server/offers/offer-schema.ts';"],
    ['seed/main.ts', "import { danishNow } from '../server/clock.ts';"],
    ['server/offers/offer.ts', "// import express from 'express';\n/* process.env, new Date() */"],
  ])('%s: %s', (path, text) => {
    expect(brokenArrows([{ path, text }])).toEqual([]);
  });
});

describe('templates print, loop, show or hide, include', () => {
  /** A copy on a disk can ask for no file: what it holds of its own, its policy knows by their hashes. */
  const inCopy = /<style><%~ it\.style %><\/style>|<script type="module"><%~ it\.script %><\/script>/g;
  const templates = filesIn('views/**/*.eta').map(({ path, text }) => ({
    path,
    text: path === 'views/emergency-copies/copy.eta' ? text.replace(inCopy, '') : text,
  }));
  const tagsOf = (text: string) => [...text.matchAll(/<%([\s\S]*?)%>/g)].map(([, tag = '']) => tag.trim());

  test('raw output is the page itself or another template', () => {
    const raw = templates.flatMap(({ path, text }) =>
      tagsOf(text)
        .filter((tag) => tag.startsWith('~') && !/^~\s*(it\.body$|include\()/.test(tag))
        .map((tag) => `${path}: ${tag}`),
    );
    expect(templates.length).toBeGreaterThan(5);
    expect(raw).toEqual([]);
  });

  test('nothing inline: no script, style or handler', () => {
    const inline = templates.flatMap(({ path, text }) =>
      (text.match(/<script(?![^>]*\ssrc=)|<style|\s(?:style|on[a-z]+)=["']|javascript:/gi) ?? []).map(
        (found) => `${path}: ${found}`,
      ),
    );
    expect(inline).toEqual([]);
  });

  test('no dates, no clock, no environment', () => {
    const found = templates.flatMap(({ path, text }) =>
      tagsOf(text)
        .filter((tag) => /\b(Temporal|Date|Intl|process|require|import)\b/.test(tag))
        .map((tag) => `${path}: ${tag}`),
    );
    expect(found).toEqual([]);
  });

  test('includes name templates that are there', () => {
    const paths = new Set(templates.map(({ path }) => path));
    const missing = templates.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:include|layout)\('\/([^']+)'/g)]
        .map(([, name]) => `views/${name}.eta`)
        .filter((name) => !paths.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
