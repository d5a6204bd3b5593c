import { PERIODS_AT_ONCE } from "@council-returns/core/workflows/newest-periods.ts";
import { answersOfPeriod, publicAnswers } from "@council-returns/core/workflows/public-answers.ts";
import { z } from "@hono/zod-openapi";
import type { PageContext } from "../site.ts";
import { apiWords } from "../words/api.ts";
import { limitUpTo, nextPage } from "./next-page.ts";
import { type Operation, operation } from "./operation.ts";
import { parameter } from "./shapes.ts";

const { collection, period } = parameter;
const MOST = 100;

const query = z.object({
  period,
  limit: limitUpTo(MOST, apiWords.parameters.periods(PERIODS_AT_ONCE)),
  before: z.string().optional().openapi({ description: apiWords.parameters.before }),
});

const answersShape = z
  .object({
    collection: z.string(),
    periods: z.array(
      z.object({
        period: z.string(),
        due: z.string().nullable(),
        closes: z.string().nullable(),
        answers: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            answer: z.enum(["answered", "late", "not counted", "waiting", "missing"]),
            daysLate: z.int().nullable(),
          }),
        ),
      }),
    ),
    next: z.string().nullable().openapi({ description: "Address of the periods before these; null on the last page." }),
  })
  .openapi("Answers");

/** Who answered, who did not and who was late. */
export const answerOperations: readonly Operation[] = [
  operation({
    id: "listAnswers",
    path: "/collections/{collection}/answers",
    summary: "Who answered, who did not and who was late, newest period first, a page at a time; as of now",
    params: z.object({ collection }),
    query,
    answer: answersShape,
    handle: async (c, { params, query: asked }) => {
      const { periods, earlier } = await answersOf(c, params.collection, asked);
      const next = earlier === null ? null : nextPage(c, { before: earlier });
      return { body: { collection: params.collection, periods, next }, next };
    },
  }),
];

type Answers = Awaited<ReturnType<typeof publicAnswers>>;

async function answersOf(c: PageContext, id: string, asked: z.output<typeof query>): Promise<Answers> {
  const { site } = c.var;
  const { period: one, limit, before } = asked;
  if (one === undefined) return publicAnswers({ collection: id, before, most: limit }, site);
  const { chosen } = await answersOfPeriod({ collection: id, period: one }, site);
  return { periods: chosen === undefined ? [] : [chosen], earlier: null };
}
