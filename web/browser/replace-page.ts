/** Shows a page that answered with what was wrong. The file has to be chosen again there, as without JavaScript. */
export function replacePage(text: string): void {
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
