import { publicAnswers } from "@council-returns/core/workflows/public-answers.ts";
import { z } from "@hono/zod-openapi";
import { type Operation, operation } from "./operation.ts";
import { parameter } from "./shapes.ts";

const { collection, period } = parameter;

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
  })
  .openapi("Answers");

/** Who answered, who did not and who was late. */
export const answerOperations: readonly Operation[] = [
  operation({
    id: "listAnswers",
    path: "/collections/{collection}/answers",
    summary: "Who answered, who did not and who was late, newest period first; as of now",
    params: z.object({ collection }),
    query: z.object({ period }),
    answer: answersShape,
    handle: async (c, { params, query }) => {
      const all = await publicAnswers(params.collection, c.var.site);
      const periods = all.filter((one) => query.period === undefined || one.period === query.period);
      return { body: { collection: params.collection, periods } };
    },
  }),
];
