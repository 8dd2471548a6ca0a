/** How text is set off on a terminal. */
export type Style = 'good' | 'bad' | 'warn' | 'dim' | 'strong' | 'link';

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  good: [32, 39],
  bad: [31, 39],
  warn: [33, 39],
  dim: [2, 22],
  strong: [1, 22],
  link: [36, 39],
};

/** The streams of this process as commands use them. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  /** Standard output is a terminal that a person looks at. */
  readonly isInteractive: boolean;
  /** Columns of the terminal; 100 elsewhere. */
  readonly width: number;
  out(text: string): void;
  err(text: string): void;
  /** Replaces the line that goes on at the moment; does nothing where nobody looks. An empty text takes it away. */
  status(text: string): void;
  paint(style: Style, text: string): string;
}

/** The terminal of this process; colours only where a person looks, and never with `NO_COLOR`. */
export function createTerminal(process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process;
  const isInteractive = stdout.isTTY === true;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const hasColour = !env['NO_COLOR'] && env['TERM'] !== 'dumb' && (isInteractive || forced);
  const width = stdout.columns ?? 100;
  let shown = '';
  const clear = () => {
    if (shown) stdout.write('\r\x1b[2K');
    shown = '';
  };
  return {
    env,
    isInteractive,
    width,
    out(text) {
      clear();
      stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    err(text) {
      clear();
      stderr.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    status(text) {
      if (!isInteractive || env['TERM'] === 'dumb') return;
      clear();
      shown = text.length < width ? text : `${text.slice(0, width - 2)}…`;
      stdout.write(shown);
    },
    paint(style, text) {
      const [on, off] = codes[style];
      return hasColour && text ? `\x1b[${on}m${text}\x1b[${off}m` : text;
    },
  };
}

/** Breaks a text into lines of at most `width` characters, each after `indent`; line ends of the text stay. */
export function wrap(text: string, width: number, indent = ''): string {
  const room = Math.max(20, width - indent.length);
  const lines = text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
    const broken: string[] = [];
    let line = /^\s*/.exec(paragraph)?.[0] ?? '';
    for (const word of paragraph.trim().split(/\s+/)) {
      if (line.trim() && line.length + 1 + word.length > room) {
        broken.push(line);
        line = word;
      } else line += line.trim() ? ` ${word}` : word;
    }
    return [...broken, line];
  });
  return lines.map((line) => (line ? indent + line : line)).join('\n');
}
