/** Strings of the list of mentions on the start page. */
export const mentions = {
  title: 'Mentions of you',
  where: '{{section}} · {{paper}}',
  from: '{{name}} on {{date}}',
  open: 'Open the comment',
  seen: 'Mark all as seen',
} as const
