import { html, raw } from "hono/html";
import { stream } from "hono/streaming";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Html } from "../components/html.ts";
import type { PageContext } from "../site.ts";
import { countWords } from "../words/amounts.ts";
import { frameWords } from "../words/frame.ts";
import { failureBody, failureOf } from "./failure.ts";
import { inTurn } from "./in-turn.ts";
import { layout, type PageParts } from "./layout.ts";
import { page } from "./page.ts";

/** What stands between a site and its readers hangs up on silence, after 20 seconds or more. */
const SILENCE_MS = 5_000;

/** A page that is made, with its status. */
export interface MadePage {
  readonly parts: PageParts;
  readonly status?: ContentfulStatusCode;
}

/** What is known of a page before it is made. */
interface Meanwhile extends Omit<PageParts, "body"> {
  /** What is being done, for as long as it is. */
  readonly says: string;
}

/**
 * Answers with a page that may take minutes to make. One that is made within seconds is answered as any other is. Of another the
 * top is sent, with what is being done and for how long, and the rest once it is there, without a script: nobody between hangs
 * up, and whoever closes the page stops nothing. Its status is then 200, and what went wrong stands on the page. One is made
 * at a time, the others wait in the same way.
 */
export async function pageInTime(
  c: PageContext,
  meanwhile: Meanwhile,
  make: () => Promise<MadePage>,
): Promise<Response> {
  const begun = performance.now();
  const { silence = SILENCE_MS } = c.var.site;
  const making = inTurn(c.var.site.publications, make);
  const made = await within(silence, making);
  if (made !== undefined) return page(c, made.parts, made.status);
  const { says, ...parts } = meanwhile;
  const [top = "", bottom = ""] = (await layout(c, { ...parts, body: raw(PLACE) })).split(PLACE);
  c.header("Content-Type", "text/html; charset=utf-8");
  // A proxy that collects an answer before it passes it on would be silent for all of its readers.
  c.header("X-Accel-Buffering", "no");
  return stream(c, async (out) => {
    const sayHowLong = () => out.write(String(waiting(parts.title, says, (performance.now() - begun) / 1000)));
    await out.write(top);
    await sayHowLong();
    const beat = setInterval(sayHowLong, silence);
    const body = await bodyOf(c, making).finally(() => clearInterval(beat));
    await out.write(`${await body}${bottom}`);
  });
}

/** No text of a page comes to it: markup in texts is escaped. */
const PLACE = "<!-- body -->";

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function bodyOf(c: PageContext, making: Promise<MadePage>): Promise<Html> {
  try {
    return (await making).parts.body;
  } catch (error) {
    return failureBody(failureOf(error, c).words);
  }
}

/** Each takes the place of the one before, and what was made that of the last: only the last in a place is shown. */
function waiting(title: string, says: string, seconds: number): Html {
  const { soFar } = frameWords.working;
  return html`<div class="site-working"><h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${says}</p><p class="govuk-body">${soFar(countWords(Math.round(seconds), "second"))}</p></div>
`;
}
