/** Gives a route's meta function: the page's title, then the site's. */
export function pageTitle(title: string) {
  return () => [{ title: `${title} - European Crime Prevention Award` }];
}
