import type { TorchserveRule } from './rule';

/** The management API is for this machine only. */
export const openManagement: TorchserveRule = {
  id: 'torchserve/open-management',
  summary: 'Keep the management API on this machine.',
  why: 'Whoever reaches the management API can register an archive, and an archive holds code that runs: attackers took over servers in just this way.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ yaml, settings }) {
    if (!yaml) return;
    const textOf = (key: string) => String(yaml.scalar(settings.findLast((each) => each.key === key)?.value) ?? '');
    // KServe puts both behind one port of its own.
    if (textOf('management_address') === textOf('inference_address')) return;
    for (const { key, value } of settings) {
      const written = String(yaml.scalar(value) ?? '').trim();
      if (!value || !/^(?:grpc_)?management_address$/.test(key)) continue;
      const [, before = '', host = ''] = /^((?:https?:\/\/)?)(0\.0\.0\.0|\[::\])(?=:|$)/i.exec(written) ?? [];
      if (host === '') continue;
      const start = yaml.spanOf(value).start + before.length;
      const span = { start, end: start + host.length };
      yield {
        span,
        message:
          'Everybody who reaches this port can register and replace models, and an archive runs code. Bind it to `127.0.0.1`.',
        fix: { title: 'Bind it to 127.0.0.1', edits: [{ span, text: '127.0.0.1' }], safe: false },
      };
    }
  },
};
