import { cases } from '../testing';
import { labelKey } from './label-key';
import { dockerfile } from './language';

cases(labelKey, dockerfile, {
  fails: [
    'FROM debian:12\nLABEL ⟦+?not..valid--key⟧="foo"\n',
    'FROM debian:12\nLABEL ⟦Owner⟧=x ⟦com.docker.x⟧=y a=b\n',
    'FROM debian:12\nLABEL ⟦"A b"⟧=c ⟦a.⟧=d\n',
  ],
  passes: ['FROM debian:12\nLABEL org.opencontainers.image.version="1" a-b.c_d/e1=x a=\nENV A=b\n'],
});
