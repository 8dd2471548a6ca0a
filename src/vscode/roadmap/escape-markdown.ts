/** The text as it may stand in Markdown of the editor, where also `$(icon)` means something. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>$~]/g, '\\$&');
}
