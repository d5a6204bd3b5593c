/** A day on which England's banks are closed by law, a weekend day's substitute included. */
export interface BankHoliday {
  /** ISO day. */
  readonly day: string;
  readonly name: string;
}
