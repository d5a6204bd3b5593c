import { createHash } from "node:crypto";
import type { MockResource, Mocks, Values } from "./pulumi.ts";

export const REGION = "eu-west-2";
export const ACCOUNT = "123456789012";

/** What AWS would have said of a resource once it is made, as far as the stacks ask. */
const MADE: Readonly<Record<string, (made: MockResource) => Values>> = {
  "aws:s3/bucket:Bucket": ({ inputs, name }) => {
    const bucket = inputs["bucket"] ?? name.toLowerCase();
    return { bucket, arn: `arn:aws:s3:::${bucket}` };
  },
  "aws:sqs/queue:Queue": ({ inputs }) => ({
    arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${inputs["name"]}`,
    url: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${inputs["name"]}`,
  }),
  "aws:lambda/function:Function": ({ inputs }) => {
    const arn = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${inputs["name"]}`;
    return { arn, qualifiedArn: `${arn}:$LATEST`, invokeArn: arn };
  },
  "aws:iam/role:Role": ({ inputs, name }) => ({ arn: `arn:aws:iam::${ACCOUNT}:role/${inputs["name"] ?? name}` }),
  "aws:sns/topic:Topic": ({ name }) => ({ arn: `arn:aws:sns:${REGION}:${ACCOUNT}:${name}` }),
  "aws:kms/key:Key": ({ name }) => ({ arn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/${name}` }),
  "aws:glue/catalogDatabase:CatalogDatabase": ({ inputs }) => ({
    arn: `arn:aws:glue:${REGION}:${ACCOUNT}:database/${inputs["name"]}`,
  }),
  "aws:glue/catalogTable:CatalogTable": ({ inputs }) => ({
    arn: `arn:aws:glue:${REGION}:${ACCOUNT}:table/${inputs["databaseName"]}/${inputs["name"]}`,
  }),
  "aws:athena/workgroup:Workgroup": ({ inputs }) => ({
    arn: `arn:aws:athena:${REGION}:${ACCOUNT}:workgroup/${inputs["name"]}`,
  }),
  "aws:cloudwatch/eventRule:EventRule": ({ name }) => ({
    name,
    arn: `arn:aws:events:${REGION}:${ACCOUNT}:rule/${name}`,
  }),
  "aws:apigatewayv2/api:Api": ({ name }) => ({
    apiEndpoint: `https://${name.toLowerCase()}.execute-api.${REGION}.amazonaws.com`,
    executionArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${name.toLowerCase()}`,
  }),
  "aws:cloudwatch/logGroup:LogGroup": ({ inputs }) => ({
    arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${inputs["name"]}`,
  }),
  "aws:lambda/functionUrl:FunctionUrl": ({ inputs }) => ({
    functionUrl: `https://${String(inputs["functionName"]).toLowerCase()}.lambda-url.${REGION}.on.aws/`,
  }),
  "aws:cloudfront/distribution:Distribution": ({ name }) => ({
    arn: `arn:aws:cloudfront::${ACCOUNT}:distribution/${name}`,
    domainName: `${name.toLowerCase()}.cloudfront.net`,
  }),
  "random:index/randomBytes:RandomBytes": ({ name, inputs }) => {
    const bytes = createHash("sha256").update(name).digest().subarray(0, Number(inputs["length"]));
    return { base64: bytes.toString("base64"), hex: bytes.toString("hex") };
  },
};

/** What the provider answers when it is asked something. */
const ASKED: Readonly<Record<string, (inputs: Values) => Values>> = {
  "aws:index/getPartition:getPartition": () => ({ partition: "aws", dnsSuffix: "amazonaws.com", id: "aws" }),
  "aws:index/getRegion:getRegion": () => ({ region: REGION, name: REGION, id: REGION }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId: ACCOUNT, id: ACCOUNT }),
  "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
};

/** Pulumi's mocks. `settle` gives a resource's inputs as plain values, the same on each run. */
export function cloudAnswers(settle: (inputs: Values) => Values): Mocks {
  return {
    newResource(args) {
      const inputs = settle(args.inputs);
      const { type, name, id } = args;
      const arn = `arn:aws:mock:${REGION}:${ACCOUNT}:${type.split(":")[2]}/${name}`;
      const made = MADE[type]?.({ type, name, inputs }) ?? {};
      const own = typeof inputs["bucket"] === "string" ? inputs["bucket"] : undefined;
      const state = { ...(type.startsWith("aws:") ? { arn, name } : {}), ...inputs, ...made };
      return { id: args.custom === false ? undefined : id || own || `${name}-id`, state };
    },
    call({ token, inputs }) {
      const answer = ASKED[token];
      if (answer === undefined) throw new Error(`The stacks ask AWS for ${token}, and nothing here answers that`);
      return answer(inputs);
    },
  };
}

interface Statement {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly conditions?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

/** Without statements it says so: SST then gives a role no policy at all. */
function policyDocument({ statements = [] }: { readonly statements?: readonly Statement[] }): Values {
  const json = JSON.stringify({ Version: "2012-10-17", Statement: statements.map(statementJson) });
  return { id: "policy", json, ...(statements.length === 0 ? {} : { statements }) };
}

function statementJson({ sid, effect, actions, resources, principals, conditions = [] }: Statement) {
  const operators = Map.groupBy(conditions, ({ test }) => test);
  const condition = [...operators].map(([test, all]) => [
    test,
    Object.fromEntries(all.map((c) => [c.variable, c.values])),
  ]);
  const named = principals?.map(({ type, identifiers }) => [type, identifiers]);
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect ?? "Allow",
    Action: actions,
    ...(resources === undefined ? {} : { Resource: resources }),
    ...(named === undefined ? {} : { Principal: Object.fromEntries(named) }),
    ...(condition.length === 0 ? {} : { Condition: Object.fromEntries(condition) }),
  };
}
