import type { Context } from "../../database/context";
import { authorize } from "../authorize";
import { findEntry } from "../entries/entry-rows.server";
import { reasonAgainst } from "../people/permissions";
import { whyNoMaterials } from "./material";
import { type MaterialView, materialsOfEntry } from "./reading.server";

export type OwnMaterials = {
  title: string;
  materials: MaterialView[];
  /** Why nothing can be added or changed now; nothing where it can. */
  closed: string | undefined;
};

/** Gives the materials of an entry to its own people, and what may be done with them now. */
export async function ownMaterials(ctx: Context, entryId: string): Promise<OwnMaterials> {
  const { entry, facts } = await findEntry(ctx, entryId);
  authorize(ctx, "entry.read", facts);
  const closed = reasonAgainst(ctx.actor, "entry.write", facts) ?? whyNoMaterials(facts);
  return {
    title: entry.title,
    materials: await materialsOfEntry(ctx, entryId),
    closed: closed?.sentence,
  };
}
