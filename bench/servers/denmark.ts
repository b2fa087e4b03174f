/** The service with all of Denmark in size: its own synthetic catalogue, and an empty database. */
import { openDatabase } from '../../data/database.ts';
import { readSeed } from '../../seed/seed-files.ts';
import { readWordLists } from '../../seed/word-lists.ts';
import { serveProduct } from '../serve-product.ts';
import { publishedFrom, syntheticDirectory } from '../synthetic-catalogue.ts';

const [offers = '', moment = ''] = process.argv.slice(2);
const directory = syntheticDirectory({ ...readSeed(), ...readWordLists() }, Number(offers));
const database = await openDatabase(':memory:');
serveProduct(database, publishedFrom(directory), Temporal.ZonedDateTime.from(moment));
