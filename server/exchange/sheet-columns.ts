/** The columns of the sheet that offers are sent out and taken in by: one definition for template, export, import and what is shown as changed. */
import { domains, urgencies } from '../offers/offer-values.ts';
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import * as cell from './cell-values.ts';
import {
  accessColumn,
  type Column,
  column,
  dateColumn,
  organisationColumn,
  textColumn,
} from './column-kinds.ts';
import { hoursNotation } from './hours-notation.ts';
import { readHours } from './hours-reading.ts';
import { phonesNotation, placesNotation, readPhones, readPlaces } from './phone-notation.ts';

/** The offer's address, which finds it again, and the version the sheet was made from. The two that are no facts of an offer. */
export const slugHeading = 'Netadresse';
export const versionHeading = 'Version';
export const slugHelp = 'Tilbuddets adresse. Ret den ikke. Tom: et nyt tilbud.';
export const versionHelp = 'Den version, arket er lavet af. Ret den ikke.';

const organisationHelp = 'Navnet, som det står i Akutoverblik.';

export const columns: readonly Column[] = [
  textColumn('name', 'Navn', 34, 'Det navn, læger kender tilbuddet under.', true),
  textColumn('summary', 'Kort beskrivelse', 40, 'Én linje til resultatlisten, højst 140 tegn.', true),
  column('domains', 'Område', 14, 'psykiatri; somatik', {
    required: true,
    write: (offer) => offer.domains.map((one) => domainLabels[one]).join('; '),
    read: (text, draft) => {
      draft.domains = cell.readLabels(text, domains, domainLabels);
    },
  }),
  column(
    'urgencies',
    'Hastegrad',
    16,
    'Indlæggelse; Næste dag; Kommunalt; Rådgivning. Tom: ikke et akuttilbud.',
    {
      write: (offer) => offer.urgencies.map((one) => urgencyLabels[one]).join('; '),
      read: (text, draft) => {
        draft.urgencies = cell.readLabels(text, urgencies, urgencyLabels);
      },
    },
  ),
  column(
    'coverage',
    'Dækker',
    26,
    'Kommuner, fx Horsens; Hedensted. Eller klynger, hele regionen, hele landet.',
    {
      required: true,
      write: ({ coverage }, names) => cell.coverageNotation(coverage, names),
      read: (text, draft, names) => {
        draft.coverage = cell.readCoverage(text, names);
      },
    },
  ),
  textColumn('coverageNote', 'Dækker, bemærkning', 26, 'Fx undtagelser fra det, der står i Dækker.'),
  textColumn('targetGroup', 'Målgruppe', 34, 'Hvem tilbuddet er for.'),
  column('ageFrom', 'Alder fra', 10, 'Hele år, fx 18. Tom: ingen nedre grænse.', {
    write: ({ ageFrom }) => cell.numberCell(ageFrom),
    read: (text, draft) => {
      draft.ageFrom = cell.readNumber(text, 0, 120);
    },
  }),
  column('ageTo', 'Alder til', 10, 'Hele år, begge inklusive. Tom: ingen øvre grænse.', {
    write: ({ ageTo }) => cell.numberCell(ageTo),
    read: (text, draft) => {
      draft.ageTo = cell.readNumber(text, 0, 120);
    },
  }),
  textColumn('exclusions', 'Ikke for', 30, 'Hvem tilbuddet ikke kan tage imod.'),
  accessColumn('who', 'Hvem kan henvise', 'Fx Praktiserende læge og vagtlæge.'),
  accessColumn('how', 'Sådan kommer man ind', 'Fx Ring først; akutteamet visiterer.'),
  accessColumn('ready', 'Hav klar', 'Hvad lægen skal have klar, før der ringes.'),
  column('services', 'Kan udføre', 30, 'Ydelser fra listen, fx Blodprøver; Sårpleje.', {
    write: ({ services }, names) => services.map(names.services.nameOf).join('; '),
    read: (text, draft, names) => {
      draft.services = cell.readServices(text, names);
    },
  }),
  column(
    'phones',
    'Telefonnumre',
    44,
    'Ét på hver linje: 12 34 56 78 | hvem der svarer | for læger, for alle eller kun visitationen | telefontid | bemærkning.',
    {
      write: ({ phones }) => phonesNotation(phones),
      read: (text, draft) => {
        draft.phones = readPhones(text);
      },
    },
  ),
  column('places', 'Steder', 36, 'Ét på hver linje: adresse | indgang | bemærkning.', {
    write: ({ places }) => placesNotation(places),
    read: (text, draft) => {
      draft.places = readPlaces(text);
    },
  }),
  column(
    'openingHours',
    'Åbningstider',
    44,
    'Fx man-fre 08.00-16.00; lør 10.00-14.00 lige uger; helligdage: lukket; 2026-12-24: lukket "Juleaften". Eller døgnåbent, eller ukendt.',
    {
      write: ({ openingHours }) => hoursNotation(openingHours).join('\n'),
      read: (text, draft) => {
        draft.openingHours = readHours(text);
      },
    },
  ),
  column('capacity', 'Pladser', 10, 'Antal pladser.', {
    id: 'capacity.places',
    write: ({ capacity }) => cell.numberCell(capacity?.places ?? null),
    read: (text, draft) => {
      draft.capacity.places = cell.readNumber(text, 0, 100_000);
    },
  }),
  column('capacity', 'Pladser, bemærkning', 24, 'Fx hvad pladserne deles med.', {
    id: 'capacity.note',
    write: ({ capacity }) => cell.textCell(capacity?.note ?? null),
    read: (text, draft) => {
      draft.capacity.note = cell.readText(text);
    },
  }),
  organisationColumn('authority', 'Myndighed', `Hvem der har ansvaret. ${organisationHelp}`),
  organisationColumn('operator', 'Leverandør', `Hvem der driver tilbuddet. ${organisationHelp}`),
  organisationColumn('editor', 'Redaktør', `Hvem der må rette oplysningerne. ${organisationHelp}`),
  textColumn('unit', 'Afdeling', 24, 'Afsnit eller team hos leverandøren.'),
  column('seeAlso', 'Se også', 24, 'Netadresser på andre tilbud, adskilt af semikolon.', {
    write: ({ seeAlso }) => seeAlso.join('; '),
    read: (text, draft, names) => {
      draft.seeAlso = cell.readSlugs(text, names);
    },
  }),
  textColumn('note', 'Bemærk', 34, 'Andet, en læge bør vide, før der ringes.'),
  column(
    'sources',
    'Kilder',
    44,
    'Én på hver linje: https://… | sidens dato | indlæst den | sikker, rimelig eller usikker | kildens navn. Kun adressen skal stå der.',
    {
      required: true,
      write: ({ sources }) => cell.sourcesNotation(sources),
      read: (text, draft, { today }) => {
        draft.sources = cell.readSources(text, draft, today);
      },
    },
  ),
  column('reverifyAfterDays', 'Bekræftes hver (dage)', 12, 'Antal dage, fx 90.', {
    write: ({ reverifyAfterDays }) => String(reverifyAfterDays),
    read: (text, draft) => {
      draft.reverifyAfterDays = cell.readNumber(text, 1, 3_650) ?? 90;
    },
  }),
  dateColumn('validFrom', 'Gælder fra', 'Dato som 2026-12-24. Tom: gælder allerede.'),
  dateColumn('validTo', 'Gælder til', 'Sidste dag, som 2026-12-24. Tom: uden slutdato.'),
  column('fallback', 'Vises når intet er åbent', 12, 'ja eller nej. Kun en administrator kan ændre det.', {
    write: ({ fallback }) => (fallback ? 'ja' : 'nej'),
    read: (text, draft) => {
      draft.fallback = cell.readYesNo(text);
    },
  }),
];
