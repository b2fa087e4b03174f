/** The people of `DEMO=1`: one per role, plainly invented, at addresses that no mail can reach. They have no password; the sign-in page opens the door. */
import type { Account } from '../accounts/account.ts';

type DemoAccount = Pick<Account, 'id' | 'name' | 'email' | 'grants'> & { does: string };

export const demoAccounts: readonly DemoAccount[] = [
  {
    id: 'demo-redaktoer',
    name: 'Demo Redaktør',
    email: 'redaktoer@demo.invalid',
    grants: [{ role: 'editor', organisation: 'kommune-horsens' }],
    does: 'retter tilbud for Horsens Kommune',
  },
  {
    id: 'demo-godkender',
    name: 'Demo Godkender',
    email: 'godkender@demo.invalid',
    grants: [{ role: 'approver', organisation: 'kommune-horsens' }],
    does: 'retter og godkender for Horsens Kommune',
  },
  {
    id: 'demo-visitation',
    name: 'Demo Visitation',
    email: 'visitation@demo.invalid',
    grants: [{ role: 'visitation', cluster: 'horsens' }],
    does: 'tager opkald i Horsensklyngen og ser interne numre',
  },
  {
    id: 'demo-koordinator',
    name: 'Demo Koordinator',
    email: 'koordinator@demo.invalid',
    grants: [{ role: 'coordinator', cluster: 'horsens' }],
    does: 'følger hele Horsensklyngen',
  },
  {
    id: 'demo-administrator',
    name: 'Demo Administrator',
    email: 'administrator@demo.invalid',
    grants: [{ role: 'administrator' }],
    does: 'styrer konti, organisationer og geografi',
  },
];
