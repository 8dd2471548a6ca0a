import { cases } from '../testing';
import { instructionFlags } from './instruction-flags';
import { dockerfile } from './language';

cases(instructionFlags, dockerfile, {
  fails: [
    'FROM debian:12\nCOPY ⟦--form=a⟧ b c\n',
    'FROM debian:12\nRUN ⟦--mnt=type=cache⟧ x\nRUN ⟦--network=all⟧ y\nRUN ⟦--mount=type=foo,target=/x⟧ z\n',
    'FROM ⟦--platfrom=a⟧ debian:12\n',
    'FROM debian:12\nCOPY --link ⟦--link⟧ a b\nCOPY ⟦--link=maybe⟧ a b\nCOPY ⟦--from⟧ a b\n',
    'FROM debian:12\nHEALTHCHECK ⟦--interval=5x⟧ --timeout=3s ⟦--retries=-1⟧ CMD a\n',
    'FROM debian:12\nCMD ⟦--serve⟧ x\nUSER ⟦--x=1⟧ y\n',
    'FROM debian:12\nONBUILD COPY ⟦--checksum=a⟧ b c\n',
    'FROM debian:12\nCOPY ⟦--From=a⟧ b c\n',
    'FROM debian:12\nRUN ⟦--mount=type=bind,from=$X,target=/a⟧ b\nCOPY ⟦--chmod=999⟧ a b\nHEALTHCHECK ⟦--interval=$A⟧ CMD a\n',
  ],
  passes: [
    'FROM --platform=$BUILDPLATFORM debian:12 AS a\nCOPY --from=a --chown=1:1 --chmod=644 --link --parents --exclude=a --exclude=b c d\nADD --checksum=sha256:0 --keep-git-dir=true --unpack=false https://a b\nRUN --mount=type=cache,target=/x,sharing=locked --mount=type=secret,id=a,required --mount=type=bind,source=a,target=/b,rw --network=none --security=insecure --device=nvidia.com/gpu=all a --flag\nHEALTHCHECK --interval=1m30s --timeout=3s --start-period=5s --start-interval=1s --retries=3 CMD a --b\nHEALTHCHECK NONE\nRUN --mount=type=$T,target=/x y\nRUN --mount=type=cache,target=/x,mode=0755,uid=1000 --mount=type=tmpfs,target=/y,size=1g --mount=type=ssh z\n',
    '# syntax=example.org/other/frontend\nFROM debian:12\nCOPY --magic a b\n',
  ],
});
