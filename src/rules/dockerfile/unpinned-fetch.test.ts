import { cases } from '../testing';
import { dockerfile } from './language';
import { unpinnedFetch } from './unpinned-fetch';

cases(unpinnedFetch, dockerfile, {
  fails: [
    'FROM debian\nRUN git clone ⟦https://github.com/a/b.git⟧ /b && make\n',
    'FROM debian\nRUN git clone -b main ⟦https://github.com/a/b⟧\n',
    'FROM debian\nRUN pip install ⟦git+https://github.com/a/b.git⟧ ⟦"c @ git+https://github.com/a/c"⟧\n',
    'FROM debian\nRUN huggingface-cli download ⟦org/m⟧ --local-dir /m && hf download ⟦a/b⟧\n',
    'FROM debian\nRUN wget -q ⟦https://e.org/models/model.onnx⟧ && curl -LO ⟦https://e.org/releases/latest/x.sh⟧\n',
    'FROM debian\nADD ⟦https://e.org/weights.pt⟧ /m/\n',
    'FROM debian\nRUN dvc get ⟦https://github.com/a/b⟧ data/x.csv\n',
    'FROM debian\nRUN python -c ⟦"from transformers import AutoModel; AutoModel.from_pretrained(\'org/m\')"⟧\n',
  ],
  passes: [
    'FROM debian\nRUN git clone --branch v1.2 https://github.com/a/b && git clone https://github.com/a/c && cd c && git checkout abc\n',
    'FROM debian\nRUN git clone https://github.com/a/b /b\nWORKDIR /b\nRUN git reset --hard 4de3d21\n',
    'FROM debian\nRUN pip install git+https://github.com/a/b@v1 git+https://github.com/a/b.git@abc#egg=b git+https://$T@github.com/a/b\n',
    'FROM debian\nRUN wget https://e.org/model.onnx && echo "abc model.onnx" | sha256sum -c\n',
    'FROM debian\nADD --checksum=sha256:abc https://e.org/weights.pt /m/\nADD https://e.org/tool-1.2.tar.gz /\n',
    'FROM debian\nRUN wget https://e.org/v1.2/model.onnx https://e.org/x.tar.gz https://e.org/main/LICENSE\n',
    'FROM debian\nRUN hf download org/m --revision abc && dvc get x y --rev v1 && dvc pull\n',
    'FROM debian\nARG U\nRUN curl -O $U/model.onnx && git clone $U\n',
    'FROM debian\nRUN python -c "X.from_pretrained(\'org/m\', revision=\'abc\')" && python -c "print(1)"\n',
  ],
});
