import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

export const platformConstant: Rule<DockerfileDocument> = {
  id: 'dockerfile/platform-constant',
  summary: 'Leave the platform of a base image to the builder',
  why: 'A fixed platform builds the image for one kind of processor only: on others the model runs in emulation, many times slower, or not at all.',
  severity: 'information',
  aliases: ['DL3029', 'FromPlatformFlagConstDisallowed'],
  fixable: false,
  *check(document) {
    for (const { from, name = '' } of document.stages) {
      const flag = from.flags.find((each) => each.name === 'platform');
      if (!flag || flag.value === '' || /BUILDPLATFORM|TARGETPLATFORM/.test(flag.value)) continue;
      const isConstant = !flag.value.includes('$');
      // A stage that is called after its platform is one of several on purpose.
      if (flag.value.split('/').some((part) => part !== '' && name.includes(part))) continue;
      yield {
        span: flag.span,
        message: `This stage is built for \`${flag.value}\` whatever platform is asked for. Leave it to \`docker build --platform\`, or use \`$BUILDPLATFORM\`.`,
        aliases: isConstant ? ['DL3029', 'FromPlatformFlagConstDisallowed'] : ['DL3029'],
      };
    }
  },
};
