/** The page where offers go out and in, and what a sheet needs to know of the catalogue. */
import { editedOrganisations } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { compareDanish } from '../danish-text.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { SheetReferences } from './sheet-names.ts';

/** The offers an account edits, in the order of the catalogue. */
export function ownOffers({ offers }: Catalogue, account: Account): Offer[] {
  const organisations = editedOrganisations(account);
  return offers.filter(({ editor }) => organisations === 'all' || organisations.includes(editor));
}

export function referencesOf(
  { places, organisations, services, bySlug }: Catalogue,
  now: Temporal.ZonedDateTime,
): SheetReferences {
  return {
    places,
    organisations: [...organisations.values()],
    services: [...services.values()],
    slugs: [...bySlug.keys()],
    today: now.toPlainDate().toString(),
  };
}

/** Style sheets and script of these pages. */
export const dress = { styles: ['forms.css', 'exchange.css'], script: 'forms.js' };

export function exchangePage(catalogue: Catalogue, account: Account, mistake?: string) {
  const organisations = editedOrganisations(account);
  return {
    view: 'exchange/exchange-page',
    title: 'Regneark ind og ud',
    section: 'redaktion' as const,
    model: {
      ...dress,
      mistake,
      offers: ownOffers(catalogue, account).length,
      organisations:
        organisations === 'all'
          ? 'alle organisationer'
          : organisations
              .map((id) => catalogue.organisations.get(id)?.name ?? id)
              .sort(compareDanish)
              .join(', '),
    },
  };
}
