import type { NotifyChannel } from "./open-notifier.ts";

/** An API key ends in two UUIDs: the service's and its own. */
const KEY = /-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The channel to GOV.UK Notify as an environment describes it. Throws an `Error` that says what is missing or wrong. */
export function govukChannel(env: {
  readonly RETURNS_NOTIFY_KEY?: string | undefined;
  readonly RETURNS_NOTIFY_TEMPLATE?: string | undefined;
  readonly RETURNS_NOTIFY_URL?: string | undefined;
}): NotifyChannel {
  const { RETURNS_NOTIFY_KEY: key = "", RETURNS_NOTIFY_TEMPLATE: templateId = "", RETURNS_NOTIFY_URL: url } = env;
  if (key === "" || templateId === "") {
    throw new Error(
      "To send through GOV.UK Notify, set RETURNS_NOTIFY_KEY to an API key and RETURNS_NOTIFY_TEMPLATE to a template's id.",
    );
  }
  if (!KEY.test(key)) {
    throw new Error("RETURNS_NOTIFY_KEY is not a key of GOV.UK Notify: one ends in two ids, as Notify shows it once.");
  }
  return { kind: "notify", key, templateId, url };
}
