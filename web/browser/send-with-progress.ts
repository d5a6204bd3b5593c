interface Listeners {
  /** Share that has left, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** The connection broke, or the file could no longer be read. */
  readonly onCut: () => void;
}

/**
 * Sends a form as the browser would, saying how far it is, and shows the page that answers. An answer at another address is
 * gone to, so that "reload" asks for it again; one at the same address is put in place of this page.
 */
export function sendWithProgress(form: HTMLFormElement, { onProgress, onCut }: Listeners): void {
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
  request.addEventListener("load", () => {
    if (request.responseURL !== form.action) location.assign(request.responseURL);
    else replacePage(request.responseText);
  });
  request.addEventListener("error", onCut);
  request.addEventListener("abort", onCut);
  request.send(new FormData(form));
}

/** Shows a page that answered with what was wrong. The file has to be chosen again there, as without JavaScript. */
function replacePage(text: string): void {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.querySelector("main");
  const own = document.querySelector("main");
  if (main === null || own === null) return;
  document.title = page.title;
  const top = document.createElement("main");
  top.id = main.id;
  top.className = main.className;
  top.tabIndex = -1;
  top.replaceChildren(...main.childNodes);
  own.replaceWith(top);
  top.focus();
}
