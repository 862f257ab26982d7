type Answer = { questionId: string; text: string; juryOnlyReason: string | null };
type Section<A extends Answer> = { id: string; answers: A[] };
type Viewed<A extends Answer, S extends Section<A>> = { sections: S[] };

/**
 * Compares an entry with what it was: gives what each changed answer was before, which is empty for a new one, and the
 * entry with the answers that are gone in their places, empty.
 */
export function changedSince<A extends Answer, S extends Section<A>, V extends Viewed<A, S>>(
  earlier: V,
  now: V,
): { view: V; before: Record<string, string> } {
  const sections = withGone(
    now.sections,
    earlier.sections,
    (section) => section.id,
    (section) => ({ ...section, answers: [] }),
  ).map((section) => {
    const former = earlier.sections.find((one) => one.id === section.id)?.answers ?? [];
    const answers = withGone(
      section.answers,
      former,
      (answer) => answer.questionId,
      (answer) => ({ ...answer, text: "", juryOnlyReason: null }),
    );
    return { ...section, answers };
  });
  const was = new Map(
    earlier.sections.flatMap((section) => section.answers.map((one) => [one.questionId, one.text])),
  );
  const changed = sections.flatMap((section) =>
    section.answers.flatMap(({ questionId, text }) => {
      const before = was.get(questionId) ?? "";
      return before === text ? [] : [[questionId, before] as const];
    }),
  );
  return { view: { ...now, sections }, before: Object.fromEntries(changed) };
}

/** The things of now in their order, each one that is gone after the one it stood behind. */
function withGone<T>(
  now: readonly T[],
  before: readonly T[],
  key: (one: T) => string,
  gone: (one: T) => T,
): T[] {
  const all = [...now];
  const place = (one: T) => all.findIndex((other) => key(other) === key(one));
  for (const [at, one] of before.entries()) {
    if (place(one) >= 0) continue;
    const behind = at === 0 ? -1 : place(before[at - 1]!);
    all.splice(behind + 1, 0, gone(one));
  }
  return all;
}
