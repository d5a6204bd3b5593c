import type { Route } from "../route.ts";
import { boardPage } from "./board-page.ts";
import { chasePage } from "./chase-page.ts";
import { collectionsPage, openPeriod } from "./collections-page.ts";
import { comparePage } from "./compare-page.ts";
import { confusingPage } from "./confusing-page.ts";
import { decideWindow } from "./decide-window.ts";
import { impactPage } from "./impact-page.ts";
import { publishFromForm, releasePage } from "./release-page.ts";
import { decideWaiver, waiversPage } from "./waivers-page.ts";
import { windowPage } from "./window-page.ts";
import { decideWithdrawal, withdrawPage } from "./withdraw-page.ts";

const PERIOD = "/national/:collection/:period";
const RETURN = "/returns/:collection/:period/:authority";
const OVERSEERS = ["national", "auditor"] as const;

/** Running a collection. Auditors see what the national team sees, and change nothing. */
export const nationalRoutes: readonly Route[] = [
  { method: "get", path: "/national", roles: OVERSEERS, handle: collectionsPage },
  { method: "get", path: "/national/:collection", roles: ["national"], handle: openPeriod },
  { method: "get", path: PERIOD, roles: OVERSEERS, handle: boardPage },
  { method: "get", path: `${PERIOD}/chase`, roles: OVERSEERS, handle: chasePage },
  { method: "get", path: `${PERIOD}/confusing`, roles: OVERSEERS, handle: confusingPage },
  { method: "get", path: `${PERIOD}/window`, roles: OVERSEERS, handle: (c) => windowPage(c) },
  { method: "post", path: `${PERIOD}/window`, roles: ["national"], handle: decideWindow },
  { method: "get", path: `${RETURN}/compare`, roles: OVERSEERS, council: "overseen", handle: comparePage },
  { method: "get", path: `${RETURN}/waivers`, roles: OVERSEERS, council: "overseen", handle: (c) => waiversPage(c) },
  { method: "post", path: `${RETURN}/waivers`, roles: ["national"], council: "overseen", handle: decideWaiver },
  {
    method: "get",
    path: `${RETURN}/receipts/:receipt/impact`,
    roles: OVERSEERS,
    council: "overseen",
    handle: impactPage,
  },
  { method: "get", path: "/preview/:collection", roles: OVERSEERS, handle: (c) => releasePage(c) },
  { method: "post", path: "/preview/:collection", roles: ["national"], handle: publishFromForm },
  {
    method: "get",
    path: "/preview/:collection/withdraw/:version",
    roles: ["national"],
    handle: (c) => withdrawPage(c),
  },
  { method: "post", path: "/preview/:collection/withdraw/:version", roles: ["national"], handle: decideWithdrawal },
];
