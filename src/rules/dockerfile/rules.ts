import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { absoluteWorkdir } from './absolute-workdir';
import { aptLists } from './apt-lists';
import { aptRecommends } from './apt-recommends';
import { aptYes } from './apt-yes';
import { copyBeforeInstall } from './copy-before-install';
import { cpuTorch } from './cpu-torch';
import { cudaMismatch } from './cuda-mismatch';
import { dataInImage } from './data-in-image';
import { devServer } from './dev-server';
import { execFormCmd } from './exec-form-cmd';
import { exposeMismatch } from './expose-mismatch';
import { fatBase } from './fat-base';
import { gpuAtBuild } from './gpu-at-build';
import { loopbackBind } from './loopback-bind';
import { modelVersion } from './model-version';
import { noDockerignore } from './no-dockerignore';
import { pinnedBase } from './pinned-base';
import { pinnedPip } from './pinned-pip';
import { pipNoCache } from './pip-no-cache';
import { pythonSkew } from './python-skew';
import { relativeCopy } from './relative-copy';
import { rootServer } from './root-server';
import { secretFile } from './secret-file';
import { secretInArgEnv } from './secret-in-arg-env';
import { secretValue } from './secret-value';
import { serveHealthcheck } from './serve-healthcheck';
import { shellAndOr } from './shell-and-or';
import { shellBackticks } from './shell-backticks';
import { shellBashism } from './shell-bashism';
import { shellEchoEscape } from './shell-echo-escape';
import { shellFindXargs } from './shell-find-xargs';
import { shellGrepAlias } from './shell-grep-alias';
import { shellRmVariable } from './shell-rm-variable';
import { shellUncheckedCd } from './shell-unchecked-cd';
import { shellUnquotedBrackets } from './shell-unquoted-brackets';
import { shellUnquotedSubstitution } from './shell-unquoted-substitution';
import { shellUnquotedVariable } from './shell-unquoted-variable';
import { shellUnsetVariable } from './shell-unset-variable';
import { trainInBuild } from './train-in-build';
import { unbuffered } from './unbuffered';
import { unpinnedFetch } from './unpinned-fetch';
import { unpinnedRequirements } from './unpinned-requirements';

/** The rules for Dockerfiles, one file each. */
export const dockerfileRules: readonly Rule<DockerfileDocument>[] = [
  pinnedBase,
  rootServer,
  copyBeforeInstall,
  noDockerignore,
  secretInArgEnv,
  secretValue,
  secretFile,
  loopbackBind,
  serveHealthcheck,
  pinnedPip,
  aptLists,
  aptYes,
  aptRecommends,
  pipNoCache,
  execFormCmd,
  absoluteWorkdir,
  relativeCopy,
  unbuffered,
  devServer,
  dataInImage,
  cpuTorch,
  cudaMismatch,
  modelVersion,
  unpinnedFetch,
  trainInBuild,
  exposeMismatch,
  fatBase,
  unpinnedRequirements,
  gpuAtBuild,
  pythonSkew,
  shellUnquotedVariable,
  shellUnquotedSubstitution,
  shellUnsetVariable,
  shellUncheckedCd,
  shellBashism,
  shellRmVariable,
  shellEchoEscape,
  shellAndOr,
  shellFindXargs,
  shellUnquotedBrackets,
  shellGrepAlias,
  shellBackticks,
];
