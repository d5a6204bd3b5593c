import type { Authority } from "../../packages/core/src/authorities/authority.ts";

/** One row of the people table, by the collection's column ids. */
export interface PeopleRow {
  readonly client_group: string;
  readonly age_band: string;
  readonly ongoing_support: number;
  readonly ongoing_personal_budgets: number;
  readonly ongoing_direct_payment: number;
  readonly ongoing_managed: number;
  readonly ongoing_mixed: number;
  readonly one_off_personal_budgets: number;
  readonly indicator_130_base: number;
  readonly forecast_ongoing: number;
}

/** The money table, in pence. */
export interface MoneyRow {
  readonly community_budget: number;
  readonly personal_budget_spend: number;
  readonly direct_payment_spend: number;
}

export interface SignOffRow {
  readonly role: string;
  /** ISO day. */
  readonly signed_on: string;
}

/** What one council answers at one census, before it is laid out in a file. */
export interface CouncilReturn {
  readonly authority: Authority;
  readonly period: string;
  readonly people: readonly PeopleRow[];
  readonly money: MoneyRow;
  readonly signOff: readonly SignOffRow[];
}
