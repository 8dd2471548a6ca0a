import assert from 'node:assert/strict';
import { readLink, renderMarkdown, withoutTitle } from './render-markdown';

describe('guide Markdown', () => {
  it('shows HTML of a page as text', () => {
    const html = renderMarkdown('<script>alert(1)</script> <img src=x onerror=alert(1)>');
    assert.ok(!/<script|<img/.test(html), html);
    assert.match(html, /&lt;script&gt;/);
  });

  it('keeps what a code block holds, escaped, with a button that copies it', () => {
    const html = renderMarkdown('```sh\necho "<a>" && ls\n```');
    assert.match(html, /<code>echo &quot;&lt;a&gt;&quot; &amp;&amp; ls\n<\/code>/);
    assert.match(html, /data-copy="echo &quot;&lt;a&gt;&quot; &amp;&amp; ls\n"/);
  });

  const links: [string, ReturnType<typeof readLink>][] = [
    ['https://example.org/a?b=c', { kind: 'web', url: 'https://example.org/a?b=c' }],
    ['src/train.py', { kind: 'file', path: 'src/train.py', line: undefined }],
    ['./src/my%20file.py#L12', { kind: 'file', path: 'src/my file.py', line: 12 }],
    ['command:mlopsRoadmap.checkStep', { kind: 'command', command: 'mlopsRoadmap.checkStep' }],
    ['command:workbench.action.terminal.new', undefined],
    ['command:mlopsRoadmap.checkStep?[1]', undefined],
    ['javascript:alert(1)', undefined],
    ['vscode://file/etc/passwd', undefined],
    ['../outside.txt', undefined],
    ['src/%2e%2e/%2e%2e/outside', undefined],
    ['..\\outside', undefined],
    ['/etc/passwd', undefined],
    ['%', undefined],
  ];
  for (const [href, target] of links) {
    it(`reads the link ${href}`, () => assert.deepEqual(readLink(href), target));
  }

  it('renders a forbidden link as its text', () => {
    assert.ok(!renderMarkdown('[x](command:workbench.action.quit)').includes('<a'));
    assert.ok(renderMarkdown('[x](command:mlopsRoadmap.showHint)').includes('<a href="command:mlopsRoadmap.showHint"'));
  });

  it('takes pictures from the page folder only', () => {
    const uri = (path: string) => `https://local/${path}`;
    assert.match(
      renderMarkdown('![a "b"](loop.svg)', uri),
      /<img src="https:\/\/local\/loop.svg" alt="a &quot;b&quot;">/,
    );
    assert.ok(!renderMarkdown('![a](https://tracker.example/x.png)', uri).includes('<img'));
    assert.ok(!renderMarkdown('![a](../../secret.png)', uri).includes('<img'));
  });

  it('drops only a heading that repeats the title', () => {
    assert.equal(withoutTitle('# It builds\r\n\r\nText', 'It builds'), '\r\nText');
    assert.equal(withoutTitle('# Why\nText', 'It builds'), '# Why\nText');
  });
});
