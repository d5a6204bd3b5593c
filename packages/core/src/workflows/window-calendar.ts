import { windowIcs } from "../calendar/window-ics.ts";
import { InputError } from "./input-error.ts";
import { listLog } from "./return-log.ts";
import { lastWindow, readWindow, type WindowPowers } from "./set-window.ts";
import { knownWindowFor, type WindowFor } from "./window-place.ts";

/** A period's window as an iCalendar file. Throws `InputError` where no window is set. */
export async function windowCalendar(
  input: Omit<WindowFor, "authority">,
  { data, clock }: WindowPowers,
): Promise<string> {
  const { collection, period } = knownWindowFor(input);
  const log = await listLog(data, { collection: collection.id, period: period.id });
  const last = lastWindow(log);
  if (last === undefined) {
    throw new InputError(`No window is set for ${collection.id} ${period.id}: there are no days to put in a calendar.`);
  }
  const revision = log.filter(({ event }) => event === "window").length - 1;
  return windowIcs({ collection, period, days: await readWindow(data, last), at: clock().toISOString(), revision });
}
