import type { ActionRule } from './rule';

const colours = ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark'];

/** The colour of an action's badge is one that GitHub's Marketplace has. */
export const branding: ActionRule = {
  id: 'github-action/branding',
  summary: "Give the badge a colour of GitHub's.",
  why: 'The Marketplace refuses the action, and the shared step that all teams were to train with stays a copy in each repository, each with its own faults.',
  severity: 'warning',
  aliases: ['action'],
  fixable: false,
  *check({ yaml }) {
    if (!yaml) return;
    const node = yaml.get(yaml.get(yaml.root, 'branding'), 'color');
    const colour = yaml.scalar(node);
    if (colour === undefined || colour === null || colours.includes(String(colour).toLowerCase())) return;
    yield {
      span: yaml.spanOf(node),
      message: `GitHub has no badge of the colour \`${String(colour)}\`. The colours are ${colours.map((each) => `\`${each}\``).join(', ')}.`,
    };
  },
};
