/** Names a field of an act: several forms stand on one page, and each field has a name of its own. */
export function fieldOf(act: string, field: string): string {
  return `${field}-${act}`;
}
