import { replacePage } from "./replace-page.ts";

/** A form as it stood when it was sent. */
interface Sent {
  readonly action: string;
  readonly body: FormData;
}

interface Listeners {
  /** Share that has left, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** The connection broke, or the file could no longer be read. */
  readonly onCut: () => void;
  /** The site takes no more files now: in how many seconds to come again. */
  readonly onBusy: (seconds: number) => void;
}

const BUSY = 503;
const SOON = 30;

/**
 * Sends a form as the browser would, saying how far it is, and shows the page that answers. An answer at another address is
 * gone to, so that "reload" asks for it again; one at the same address is put in place of this page.
 */
export function sendWithProgress({ action, body }: Sent, { onProgress, onCut, onBusy }: Listeners): void {
  const request = new XMLHttpRequest();
  request.open("POST", action);
  request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
  request.addEventListener("load", () => {
    if (request.status === BUSY) onBusy(Number(request.getResponseHeader("Retry-After")) || SOON);
    else if (request.responseURL !== action) location.assign(request.responseURL);
    else replacePage(request.responseText);
  });
  request.addEventListener("error", onCut);
  request.addEventListener("abort", onCut);
  request.send(body);
}
