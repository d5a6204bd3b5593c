// Written by scripts/generate.ts from the collections in this folder. Do not edit: run `npm run generate`.
import type { Collection } from "./define-collection.ts";
import directPayments from "./direct-payments.ts";
import personalBudgets from "./personal-budgets.ts";
import selfDirectedSupport from "./self-directed-support.ts";
import spending from "./spending.ts";

export const registry: readonly Collection[] = [directPayments, personalBudgets, selfDirectedSupport, spending];
