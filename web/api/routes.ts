import type { Route } from "../route.ts";
import { answerOperations } from "./answers.ts";
import { changeOperations } from "./changes.ts";
import { explanationOperations } from "./explanations.ts";
import { figureOperations } from "./figures.ts";
import { openApiRoute } from "./open-api.ts";
import type { Operation } from "./operation.ts";
import { receiptOperations } from "./receipts.ts";
import { recordOperations } from "./records.ts";
import { releaseOperations } from "./releases.ts";

const operations: readonly Operation[] = [
  ...releaseOperations,
  ...figureOperations,
  ...explanationOperations,
  ...changeOperations,
  ...recordOperations,
  ...answerOperations,
  ...receiptOperations,
];

/** What programs may ask for, and its description. */
export const apiRoutes: readonly Route[] = [openApiRoute(operations), ...operations.map(({ route }) => route)];
