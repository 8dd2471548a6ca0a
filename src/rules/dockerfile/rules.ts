import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { absoluteWorkdir } from './absolute-workdir';
import { aptLists } from './apt-lists';
import { aptRecommends } from './apt-recommends';
import { aptYes } from './apt-yes';
import { archiveAdd } from './archive-add';
import { consecutiveRun } from './consecutive-run';
import { copyBeforeInstall } from './copy-before-install';
import { copyFromItself } from './copy-from-itself';
import { copyFromStage } from './copy-from-stage';
import { copyIgnored } from './copy-ignored';
import { copyNotAdd } from './copy-not-add';
import { copyRoot } from './copy-root';
import { copySeveral } from './copy-several';
import { cpuTorch } from './cpu-torch';
import { cudaMismatch } from './cuda-mismatch';
import { dataInImage } from './data-in-image';
import { defaultFromArg } from './default-from-arg';
import { definitionComment } from './definition-comment';
import { devServer } from './dev-server';
import { distUpgrade } from './dist-upgrade';
import { emptyContinuation } from './empty-continuation';
import { envSelfReference } from './env-self-reference';
import { execFormCmd } from './exec-form-cmd';
import { execFormEverywhere } from './exec-form-everywhere';
import { exposeFormat } from './expose-format';
import { exposeMismatch } from './expose-mismatch';
import { exposePort } from './expose-port';
import { fatBase } from './fat-base';
import { firstFrom } from './first-from';
import { fromAsCase } from './from-as-case';
import { fromReference } from './from-reference';
import { gpuAtBuild } from './gpu-at-build';
import { healthcheck } from './healthcheck';
import { ignoreComment } from './ignore-comment';
import { instructionCase } from './instruction-case';
import { instructionFlags } from './instruction-flags';
import { instructionSyntax } from './instruction-syntax';
import { labelKey } from './label-key';
import { labelSchema } from './label-schema';
import { lateDirective } from './late-directive';
import { legacyKeyValue } from './legacy-key-value';
import { loopbackBind } from './loopback-bind';
import { maintainer } from './maintainer';
import { modelVersion } from './model-version';
import { noApt } from './no-apt';
import { noDockerignore } from './no-dockerignore';
import { noSudo } from './no-sudo';
import { numericUser } from './numeric-user';
import { onbuildTrigger } from './onbuild-trigger';
import { oneOfEach } from './one-of-each';
import { packageCache } from './package-cache';
import { packageYes } from './package-yes';
import { parserDirective } from './parser-directive';
import { pinnedBase } from './pinned-base';
import { pinnedInstaller } from './pinned-installer';
import { pinnedLibraries } from './pinned-libraries';
import { pinnedPackages } from './pinned-packages';
import { pinnedPip } from './pinned-pip';
import { pipCacheEverywhere } from './pip-cache-everywhere';
import { pipNoCache } from './pip-no-cache';
import { pipefail } from './pipefail';
import { platformConstant } from './platform-constant';
import { pointlessCommand } from './pointless-command';
import { pythonSkew } from './python-skew';
import { redundantPlatform } from './redundant-platform';
import { relativeCopy } from './relative-copy';
import { relativeWorkdir } from './relative-workdir';
import { reservedStage } from './reserved-stage';
import { rootServer } from './root-server';
import { rootStage } from './root-stage';
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
import { shellLink } from './shell-link';
import { shellLostVariable } from './shell-lost-variable';
import { shellMaskedStatus } from './shell-masked-status';
import { shellReadBackslash } from './shell-read-backslash';
import { shellRmVariable } from './shell-rm-variable';
import { shellUncheckedCd } from './shell-unchecked-cd';
import { shellUnquotedBrackets } from './shell-unquoted-brackets';
import { shellUnquotedSubstitution } from './shell-unquoted-substitution';
import { shellUnquotedVariable } from './shell-unquoted-variable';
import { shellUnsetVariable } from './shell-unset-variable';
import { stageCase } from './stage-case';
import { suspiciousName } from './suspicious-name';
import { trainInBuild } from './train-in-build';
import { trustedRegistry } from './trusted-registry';
import { unbuffered } from './unbuffered';
import { undefinedFromArg } from './undefined-from-arg';
import { undefinedVariable } from './undefined-variable';
import { uniqueStage } from './unique-stage';
import { unpinnedFetch } from './unpinned-fetch';
import { unpinnedRequirements } from './unpinned-requirements';
import { unterminatedHeredoc } from './unterminated-heredoc';
import { useraddLog } from './useradd-log';
import { wgetAndCurl } from './wget-and-curl';
import { wgetProgress } from './wget-progress';
import { workdirFromBase } from './workdir-from-base';
import { workdirNotCd } from './workdir-not-cd';

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
  shellLostVariable,
  shellMaskedStatus,
  shellUncheckedCd,
  shellBashism,
  shellRmVariable,
  shellEchoEscape,
  shellAndOr,
  shellFindXargs,
  shellUnquotedBrackets,
  shellGrepAlias,
  shellReadBackslash,
  shellBackticks,
  pointlessCommand,
  workdirNotCd,
  noSudo,
  noApt,
  useraddLog,
  wgetProgress,
  wgetAndCurl,
  shellLink,
  pipefail,
  distUpgrade,
  archiveAdd,
  pinnedPackages,
  pinnedLibraries,
  packageYes,
  packageCache,
  copyNotAdd,
  copySeveral,
  copyFromStage,
  copyFromItself,
  uniqueStage,
  reservedStage,
  platformConstant,
  redundantPlatform,
  envSelfReference,
  numericUser,
  copyRoot,
  maintainer,
  oneOfEach,
  healthcheck,
  stageCase,
  fromAsCase,
  instructionCase,
  legacyKeyValue,
  emptyContinuation,
  undefinedFromArg,
  fromReference,
  defaultFromArg,
  undefinedVariable,
  copyIgnored,
  exposeFormat,
  exposePort,
  parserDirective,
  lateDirective,
  firstFrom,
  onbuildTrigger,
  unterminatedHeredoc,
  instructionFlags,
  instructionSyntax,
  execFormEverywhere,
  suspiciousName,
  workdirFromBase,
  consecutiveRun,
  labelKey,
  ignoreComment,
  definitionComment,
  trustedRegistry,
  labelSchema,
  relativeWorkdir,
  pinnedInstaller,
  rootStage,
  pipCacheEverywhere,
];
