/** What the boards say of reminding organisations. `server/reminders/` makes it, and builds on the boards, so they meet here. */

export type ReminderNote = {
  organisation: string;
  name: string;
  /** Whether the button is there: it can be done now. */
  mayAsk: boolean;
  /** Nobody there has an account, so nobody can be. */
  nobody: boolean;
  /** When they last were, or why they cannot be. */
  words: string;
};

export type ReminderNotes = {
  /** By organisation, for those whom the reader may remind. */
  notes: ReadonlyMap<string, ReminderNote>;
  /** What has just been sent and to how many; empty when nothing has. */
  notice: string;
};
