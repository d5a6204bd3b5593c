/** `heard`: for those who hear the page; it stands there to be seen as well. */
type Kind = "seen" | "heard" | "error";

const CLASSES: Readonly<Record<Kind, string>> = {
  seen: "govuk-body govuk-!-font-weight-bold",
  heard: "govuk-visually-hidden",
  error: "govuk-error-message",
};

/** Says one thing in the place for it, instead of what stood there. */
export function say(said: HTMLElement, text: string, kind: Kind = "seen"): void {
  const line = document.createElement("p");
  line.className = CLASSES[kind];
  line.textContent = text;
  said.replaceChildren(...(text === "" ? [] : [line]));
}

/** Says that something is under way, with a bar; it moves once its value is set. */
export function busy(said: HTMLElement, text: string): HTMLProgressElement {
  say(said, text);
  const bar = document.createElement("progress");
  bar.className = "site-progress";
  bar.setAttribute("aria-label", text);
  said.append(bar);
  return bar;
}

/** A button beside it, such as one to stop. */
export function addButton(said: HTMLElement, text: string, press: () => void): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary site-said__button";
  button.textContent = text;
  button.addEventListener("click", press);
  said.append(button);
}
