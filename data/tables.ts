/** The tables as Kysely sees them; what a row means stands in the migrations. */
import type { Generated, Kysely } from 'kysely';

export type Tables = {
  region: { code: string; name: string };
  cluster: { id: string; name: string; hospital: string };
  municipality: { code: string; name: string; cluster_id: string };
  island: { municipality_code: string; name: string };
  postcode: { municipality_code: string; code: string; town: string; edge: number };
  organisation: { id: string; name: string; kind: string };
  service: { id: string; name: string; words: string };
  offer: { id: string; slug: string };
  offer_version: {
    sequence: Generated<number>;
    offer_id: string;
    recorded_at: string;
    effective_from: string;
    author: string;
    reason: string;
    state: 'published' | 'draft' | 'withdrawn';
    body: string;
    carried_from: number | null;
    handover: number | null;
    author_roles: string | null;
  };
  handover: {
    id: Generated<number>;
    recorded_at: string;
    effective_from: string;
    author: string;
    reason: string;
    authority: string | null;
    operator: string | null;
    editor: string | null;
  };
  proposal: {
    id: Generated<number>;
    offer_id: string;
    organisation_id: string;
    recorded_at: string;
    effective_from: string;
    author: string;
    reason: string;
    state: 'published' | 'withdrawn';
    body: string;
    base: number | null;
    live: number | null;
  };
  proposal_decision: {
    proposal_id: number;
    recorded_at: string;
    author: string;
    outcome: 'approved' | 'declined';
    reason: string;
    sequence: number | null;
  };
  rejection_read: { proposal_id: number; recorded_at: string };
  proposal_mail: {
    id: Generated<number>;
    account_id: string;
    reader: 'approver' | 'author';
    recorded_at: string;
  };
  account: { id: string; created_at: string; deactivated_at: string | null; demo: Generated<number> };
  person: { account_id: string; name: string; email: string };
  role_grant: {
    account_id: string;
    role: 'editor' | 'approver' | 'visitation' | 'coordinator' | 'administrator';
    organisation_id: string | null;
    cluster_id: string | null;
  };
  password: { account_id: string; hash: string; changed_at: string };
  second_factor: {
    account_id: string;
    secret: string;
    confirmed_at: string | null;
    session_id: string | null;
    last_step: Generated<number>;
  };
  recovery_code: { account_id: string; hash: string; used_at: string | null };
  password_link: {
    token_hash: string;
    account_id: string;
    purpose: 'invitation' | 'reset';
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  session: {
    token_hash: string;
    id: string;
    account_id: string;
    created_at: string;
    last_used_at: string;
    device: string;
    ended_at: string | null;
  };
  sign_in_attempt: {
    rowid: Generated<number>;
    at: string;
    account_key: string;
    address_key: string;
    outcome: 'signed-in' | 'refused' | 'slowed';
  };
  pending_sign_in: {
    token_hash: string;
    account_id: string;
    created_at: string;
    attempt: number | null;
    codes: Generated<number>;
  };
  administered: {
    kind: 'cluster' | 'municipality' | 'organisation';
    id: string;
    changed_at: string;
    account_id: string;
  };
  draft: { account_id: string; offer_id: string; fields: string; saved_at: string };
  organisation_choice: {
    organisation_id: string;
    approval: Generated<number>;
    capacity_by_visitation: Generated<number>;
  };
  confirmation: {
    id: Generated<number>;
    offer_id: string;
    part: 'numbers' | 'hours' | 'target-group' | 'access';
    organisation_id: string;
    account_id: string;
    recorded_at: string;
    /** The part as it read, by `partText`. */
    said: Generated<string>;
  };
  fault_report: {
    id: Generated<number>;
    offer_id: string;
    kind: 'no-answer' | 'number' | 'hours' | 'target-group' | 'access' | 'closed' | 'other';
    number: string | null;
    text: string;
    account_id: string | null;
    recorded_at: string;
  };
  fault_contact: { report_id: number; contact: string };
  fault_answer: {
    report_id: number;
    outcome: 'mended' | 'was-right' | 'withdrawn';
    text: string;
    account_id: string;
    recorded_at: string;
  };
  fault_mail: {
    id: Generated<number>;
    offer_id: string;
    reader: 'owner' | 'coordinator';
    recorded_at: string;
  };
  capacity_link: {
    id: Generated<number>;
    token_hash: string;
    offer_id: string;
    label: string;
    created_by: string;
    created_at: string;
    revoked_at: string | null;
  };
  capacity_report: {
    id: Generated<number>;
    offer_id: string;
    level: 'free' | 'few' | 'full';
    free: number | null;
    reason: string | null;
    expected_end: string | null;
    expires_at: string;
    account_id: string | null;
    link_id: number | null;
    reporter: Generated<'owner' | 'visitation'>;
    recorded_at: string;
  };
  holiday_confirmation: {
    id: Generated<number>;
    offer_id: string;
    season: string;
    date: string;
    words: string;
    organisation_id: string;
    account_id: string;
    recorded_at: string;
  };
  import_plan: {
    id: string;
    account_id: string;
    file_name: string;
    started_at: string;
    complete: Generated<number>;
  };
  import_row: {
    plan_id: string;
    position: number;
    kind: 'new' | 'changed' | 'clashing' | 'unchanged' | 'wrong';
    awaits: number;
    body: string;
  };
  reminder_request: {
    id: Generated<number>;
    organisation_id: string;
    day: string;
    asked_by: string;
    recorded_at: string;
  };
  reminder: {
    id: Generated<number>;
    account_id: string;
    day: string;
    request_id: number | null;
    stop_hash: string | null;
    recorded_at: string;
  };
  reminder_count: { reminder_id: number; organisation_id: string | null; kind: string; count: number };
  reminder_choice: { account_id: string; rhythm: 'weekly' | 'fourth-week' | 'never'; chosen_at: string };
  distinct_offers: { offer_id: string; other_id: string; account_id: string; recorded_at: string };
  offer_merge: {
    id: Generated<number>;
    offer_id: string;
    into_id: string;
    account_id: string;
    recorded_at: string;
  };
};

/** The database, or one transaction on it. */
export type Database = Kysely<Tables>;
