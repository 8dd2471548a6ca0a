import { cases } from '../testing';
import { dockerfile } from './language';
import { shellLostVariable } from './shell-lost-variable';

cases(shellLostVariable, dockerfile, {
  fails: [
    'FROM debian\nRUN ⟦MODEL_VERSION⟧=7\nRUN ./fetch.sh "$MODEL_VERSION"\n',
    'FROM debian\nRUN apt-get update && export ⟦MODEL_DIR⟧=/models\n',
    'FROM debian\nRUN ⟦url⟧=https://models.example.com && curl -fO https://other.example.com/m.onnx\n',
  ],
  passes: [
    'FROM debian\nRUN version=7 && ./fetch.sh "$version"\n',
    'FROM debian\nRUN export MODEL_DIR=/models && ./fetch.sh\n',
    'FROM debian\nRUN MODEL_DIR=/models ./fetch.sh\n',
    'FROM debian\nRUN version=7; export version; ./fetch.sh\n',
    'FROM debian\nRUN set -a; version=7; ./fetch.sh\n',
    'FROM debian\nRUN version=7 && . ./fetch.sh\n',
    'FROM debian\nENV CACHE=/a\nRUN CACHE=/b; ./fetch.sh\n',
    'FROM debian\nRUN n=0; while [ $((n)) -lt 3 ]; do n=$((n + 1)); done\n',
    'FROM debian\nRUN for name in a b; do echo "$name"; done\n',
  ],
});
