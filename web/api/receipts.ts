import { findReceipt, isReceiptNumber } from "@council-returns/core/workflows/find-receipt.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { placeOf } from "@council-returns/core/workflows/place-of.ts";
import { returnHistory } from "@council-returns/core/workflows/return-history.ts";
import { z } from "@hono/zod-openapi";
import { apiWords } from "../words/api.ts";
import { type Operation, operation } from "./operation.ts";
import { parameter } from "./shapes.ts";

const { parameters } = apiWords;
const place = {
  collection: parameter.collection,
  period: z.string().openapi({ description: parameters.period }),
  authority: z.string().openapi({ description: parameters.authority }),
};
/** The council the receipt is of, the national team and auditors; nobody else. */
const OWN = { roles: ["sender", "approver", "national", "auditor"], council: "overseen" } as const;
const path = "/receipts/{collection}/{period}/{authority}";

const receiptShape = z
  .looseObject({ format: z.string(), receipt: z.string(), outcome: z.string(), findings: z.array(z.unknown()) })
  .openapi("Receipt", { description: "As docs/receipt.md describes it." });

const standingShape = z
  .object({
    collection: z.string(),
    period: z.string(),
    authority: z.string(),
    standing: z.string(),
    counts: z.string().nullable().openapi({ description: "Number of the receipt that counts." }),
    receipts: z.array(z.string()).openapi({ description: "Numbers, oldest first." }),
  })
  .openapi("ReturnStanding");

/** Receipts, for those they belong to. */
export const receiptOperations: readonly Operation[] = [
  operation({
    id: "getReturn",
    path,
    summary: "How a return stands, and the numbers of its receipts",
    params: z.object(place),
    query: z.object({}),
    answer: standingShape,
    ...OWN,
    handle: async (c, { params }) => {
      const { collection, period, authority, standing, counts, happened } = await returnHistory(params, c.var.site);
      const numbers = happened.flatMap(({ entry }) => ("submission" in entry ? [entry.submission] : []));
      const receipts = [
        ...new Set(numbers.filter((one): one is string => typeof one === "string" && isReceiptNumber(one))),
      ];
      return { body: { collection, period, authority, standing, counts, receipts } };
    },
  }),
  operation({
    id: "getReceipt",
    path: `${path}/{number}`,
    summary: "A receipt, as its sender got it",
    params: z.object({ ...place, number: z.string().openapi({ description: parameters.number }) }),
    query: z.object({}),
    answer: receiptShape,
    ...OWN,
    handle: async (c, { params: { number, ...asked } }) => {
      const { place: within } = placeOf(asked);
      if (!isReceiptNumber(number)) throw new InputError(apiWords.noReceipt);
      const { receipt } = await findReceipt(c.var.site.store.data, number, within);
      return { body: receipt };
    },
  }),
];
