// The keys that presenters' remote controls send, and those a person tries first.
const next = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const previous = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];

document.addEventListener("keydown", (event) => {
  // A key held down must not run through the evening; on a link, Enter already follows that link.
  if (event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter" && event.target instanceof HTMLAnchorElement) return;
  const way = next.includes(event.key) ? "next" : previous.includes(event.key) ? "previous" : undefined;
  if (way === undefined) return;
  event.preventDefault();
  document.querySelector<HTMLAnchorElement>(`a[data-gala="${way}"]`)?.click();
});

export {};
