import { alarms } from "./alarms.ts";
import { analytics } from "./analytics.ts";
import { councilRoles } from "./council-roles.ts";
import { dashboard } from "./dashboard.ts";
import { forms } from "./forms.ts";
import { intake } from "./intake.ts";
import { publishing } from "./publishing.ts";
import { readerRoles } from "./reader-roles.ts";
import { settingsFor } from "./settings.ts";
import { website } from "./site.ts";
import { storage } from "./storage.ts";

/** Everything there is in the cloud, in the order a return goes through it. */
export function buildStacks() {
  const settings = settingsFor($app.stage);
  const store = storage(settings);
  const taken = intake(store, settings);
  const tables = analytics(store, settings);
  const published = publishing({ store, deadLetters: taken.deadLetters, tables, settings });
  const asked = forms(store, settings);
  const site = website(store, settings);
  councilRoles(store, asked.api, settings);
  readerRoles(store, tables, settings);
  const watched = { ...taken, ...published, ...asked, site: site?.called };
  const topic = alarms(watched, settings);
  dashboard(watched);
  return {
    uploads: store.uploads.name,
    data: store.data.name,
    deadLetters: taken.deadLetters.url,
    api: asked.api.url,
    ...(site === undefined ? {} : { site: site.url, siteTarget: site.target }),
    alarms: topic.arn,
  };
}
