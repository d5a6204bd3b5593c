import * as z from "zod";

const context = z.object({
  accountId: z.string(),
  authorizer: z.object({ iam: z.object({ accountId: z.string(), userArn: z.string() }) }),
});

const ASSUMED = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\/[\w+=,.@-]+$/;
/** Codes of authorities are short, and `national` is for files that many are in. */
const CODE = /^[A-Za-z0-9]{1,20}$/;

/**
 * The authority that the caller of an HTTP function acts for: what the name of the role says behind the prefix. Taken
 * from what API Gateway says of the caller once it has checked the signature, and from no header; the session's name is
 * the caller's own choice and says nothing. Undefined, and so refused, for everybody else: other accounts, users,
 * roles of another name, and anybody at all where no prefix is set.
 */
export function callersAuthority(requestContext: unknown, rolePrefix: string | undefined): string | undefined {
  const { data } = context.safeParse(requestContext);
  if (data === undefined || rolePrefix === undefined || rolePrefix === "") return undefined;
  const { accountId, userArn } = data.authorizer.iam;
  const [, account, role = ""] = ASSUMED.exec(userArn) ?? [];
  if (account !== data.accountId || accountId !== data.accountId || !role.startsWith(rolePrefix)) return undefined;
  const code = role.slice(rolePrefix.length);
  return CODE.test(code) ? code : undefined;
}
