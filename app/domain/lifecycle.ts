import { refuse } from "./problems";

/** A lifecycle: what each action may start from and where it leads; feeds commands, buttons, diagram and tests. */
export type Lifecycle<State extends string, Action extends string> = {
  readonly thing: string;
  readonly states: readonly State[];
  readonly actions: {
    readonly [A in Action]: { readonly from: readonly State[]; readonly to: State; readonly label: string };
  };
};

/** Gives the state an action leads to; refuses when the thing is in a state the action does not start from. */
export function advance<State extends string, Action extends string>(
  lifecycle: Lifecycle<State, Action>,
  action: Action,
  from: State,
): State {
  const step = lifecycle.actions[action];
  if (!step.from.includes(from)) {
    refuse(
      `${lifecycle.thing}-is-${from}`,
      `This is no longer possible: the ${lifecycle.thing} is ${sayState(from)}. Reload the page to see where it stands.`,
    );
  }
  return step.to;
}

/** Lists the actions a state allows, in the table's order. */
export function actionsFrom<State extends string, Action extends string>(
  lifecycle: Lifecycle<State, Action>,
  from: State,
): Action[] {
  return (Object.keys(lifecycle.actions) as Action[]).filter((action) =>
    lifecycle.actions[action].from.includes(from),
  );
}

/** Says a state in words: "not-assigned" is "not assigned". */
export function sayState(state: string): string {
  return state.replaceAll("-", " ");
}
