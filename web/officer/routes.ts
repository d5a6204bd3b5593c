import type { Route } from "../route.ts";
import { arrivedPage } from "./arrived-page.ts";
import { askForForm } from "./asked-form.ts";
import { bucketFormPage } from "./bucket-form-page.ts";
import { checkHere, sendCheckContext } from "./check-here.ts";
import { columnsPage, confirmFromForm } from "./columns-page.ts";
import { signOffFromForm, withdrawFromForm } from "./decide.ts";
import { historyPage } from "./history-page.ts";
import { explainFromForm, queriesPage } from "./queries-page.ts";
import { markedFile, printReceipt, receiptFile } from "./receipt-in-path.ts";
import { receiptPage } from "./receipt-page.ts";
import { returnPage } from "./return-page.ts";
import { returnsPage } from "./returns-page.ts";
import { sendFile } from "./send-file.ts";
import { templateFile } from "./template-file.ts";

const RETURN = "/returns/:collection/:period/:authority";
const FORM = `${RETURN}/forms/:form`;
const RECEIPT = `${RETURN}/receipts/:receipt`;

/** Whoever may look at a return: its council, the national team and auditors. */
const SEEN = { roles: ["sender", "approver", "national", "auditor"], council: "overseen" } as const;
/** Whoever sends it. A file with all councils in it comes from the national team. */
const SENT = { roles: ["sender", "national"], council: "own" } as const;
const SIGNED = { roles: ["approver"], council: "own" } as const;

/** Sending a return, and all that comes of it. */
export const officerRoutes: readonly Route[] = [
  { method: "get", path: "/returns", roles: ["sender", "approver"], handle: returnsPage },
  { method: "get", path: RETURN, ...SEEN, handle: (c) => returnPage(c) },
  { method: "get", path: `${RETURN}/history`, ...SEEN, handle: historyPage },
  { method: "get", path: `${RETURN}/queries`, ...SEEN, handle: (c) => queriesPage(c) },
  { method: "post", path: `${RETURN}/queries`, ...SENT, handle: explainFromForm },
  { method: "get", path: `${RETURN}/template`, ...SENT, handle: templateFile },
  { method: "get", path: `${RETURN}/check-context`, ...SENT, handle: sendCheckContext },
  { method: "post", path: `${RETURN}/check`, ...SENT, upload: true, handle: checkHere },
  { method: "post", path: `${RETURN}/send`, ...SENT, upload: true, handle: sendFile },
  { method: "post", path: `${RETURN}/forms`, ...SENT, handle: askForForm },
  { method: "get", path: FORM, ...SENT, handle: bucketFormPage },
  { method: "get", path: `${FORM}/arrived`, ...SENT, handle: arrivedPage },
  { method: "post", path: `${RETURN}/withdraw`, ...SENT, handle: withdrawFromForm },
  { method: "post", path: `${RETURN}/sign-off`, ...SIGNED, handle: signOffFromForm },
  { method: "get", path: RECEIPT, ...SEEN, handle: receiptPage },
  { method: "get", path: `${RECEIPT}/print`, ...SEEN, handle: printReceipt },
  { method: "get", path: `${RECEIPT}/receipt.json`, ...SEEN, handle: receiptFile },
  { method: "get", path: `${RECEIPT}/marked`, ...SEEN, handle: markedFile },
  { method: "get", path: `${RECEIPT}/columns`, ...SENT, handle: (c) => columnsPage(c) },
  { method: "post", path: `${RECEIPT}/columns`, ...SENT, handle: confirmFromForm },
];
