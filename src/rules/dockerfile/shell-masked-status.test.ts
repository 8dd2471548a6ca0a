import { cases } from '../testing';
import { dockerfile } from './language';
import { shellMaskedStatus } from './shell-masked-status';

cases(shellMaskedStatus, dockerfile, {
  fails: [
    'FROM debian\nRUN export ⟦VERSION⟧=$(curl -fsS https://models.example.com/latest) && ./fetch.sh "$VERSION"\n',
    'FROM debian\nRUN f() { local ⟦sum⟧="$(sha256sum model.onnx)"; echo "$sum"; }; f\n',
  ],
  passes: [
    'FROM debian\nRUN VERSION=$(curl -fsS https://models.example.com/latest) && export VERSION && ./fetch.sh\n',
    'FROM debian\nRUN export ARCH="$(uname -m)" JOBS=$(nproc) && make\n',
    'FROM debian\nRUN export MODEL=parcels-7 && ./fetch.sh\n',
  ],
  fixes: [
    {
      before: 'FROM debian\nRUN export V=$(cat version) && ./fetch.sh\n',
      after: 'FROM debian\nRUN V=$(cat version) && export V && ./fetch.sh\n',
    },
  ],
});
