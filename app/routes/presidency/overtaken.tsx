import type { ReactNode } from "react";
import { type Typed, textOf } from "../../http/forms";
import { Details } from "../../ui/lists";

type Refused = { typed: Typed; current?: unknown } | undefined;

/**
 * Carries the mark of what a form was made from. It stays the one the person began with, so that a conflict cannot
 * pass unseen; once the conflict has been shown, the next press replaces what is saved.
 */
export function Seen({ mark, refused }: { mark: string; refused: Refused }) {
  const value = refused && refused.current === undefined ? textOf(refused.typed, "seen") : mark;
  return <input type="hidden" name="seen" value={value} />;
}

/** Shows what somebody else has saved meanwhile; nothing where there is no conflict. */
export function Overtaken({ refused, children }: { refused: Refused; children: ReactNode }) {
  if (refused?.current === undefined) return null;
  return (
    <Details summary="What is saved now" open>
      {children}
    </Details>
  );
}
