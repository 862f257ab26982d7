/** Lets one step begin after the other has ended, so that what one shows is not taken away by one that began before it. */
export function inTurns(): (step: () => Promise<void>) => Promise<void> {
  let turn = Promise.resolve();
  return (step) => {
    turn = turn.then(step, step);
    return turn;
  };
}
