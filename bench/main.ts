// Measures, side by side in one run, what this project does and what one would use instead.
// Machines drift: read the ratios, not the seconds. `npm run bench`.
import { benchRows } from "./rows.ts";
import { benchSurvey } from "./survey.ts";

for (const bench of [benchSurvey, benchRows]) {
  for (const line of await bench()) console.log(line);
}
