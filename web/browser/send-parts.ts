import { bytesWords } from "../words/amounts.ts";
import { sendWords } from "../words/send.ts";
import { say } from "./said.ts";

const words = sendWords;

/** What the page to send a file from is made of. */
export interface Parts {
  readonly section: HTMLElement;
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly said: HTMLElement;
  readonly found: HTMLElement;
  /** Most bytes of a file. */
  readonly most: number;
}

/** The parts of a page; undefined where one is missing. */
export function sendParts(section: HTMLElement): Parts | undefined {
  const form = section.querySelector("form");
  const input = section.querySelector<HTMLInputElement>("#file");
  const said = section.querySelector<HTMLElement>("#said");
  const found = section.querySelector<HTMLElement>("#found");
  if (form === null || input === null || said === null || found === null) return undefined;
  return { section, form, input, said, found, most: Number(section.dataset["most"]) };
}

/** The file, or undefined where there is none that can be sent: then that is said, before a byte of it is read. */
export function chosenFile({ input, most, said }: Parts): File | undefined {
  const [file] = input.files ?? [];
  if (file === undefined) say(said, "");
  else if (file.size === 0) say(said, words.empty(file.name), "error");
  else if (file.size > most) say(said, words.tooLarge(file.name, bytesWords(file.size), bytesWords(most)), "error");
  else return file;
  return undefined;
}
