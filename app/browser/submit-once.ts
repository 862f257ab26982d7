// A second click while the first is under way would send the form twice; the server refuses it, but in a sentence
// nobody wants to read. The name of the pressed button must still be sent, so the button is not disabled.
const pauseMilliseconds = 4000;
const sent = new WeakMap<HTMLFormElement, number>();

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method !== "post") return;
  const last = sent.get(form) ?? Number.NEGATIVE_INFINITY;
  if (performance.now() - last < pauseMilliseconds) event.preventDefault();
  else sent.set(form, performance.now());
});

// A page that comes back from the browser's own memory may be sent again.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

export {};
