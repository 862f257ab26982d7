import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { signedIn } from "../../http/request";
import { act, notFound } from "../../http/responses";

/** Every address without a page: signed-out people are led to sign in, as for any page that is not public. */
export async function loader(args: LoaderFunctionArgs) {
  await signedIn(args);
  throw notFound();
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async () => {
    throw notFound();
  });

export default function UnknownPage() {
  return null;
}
