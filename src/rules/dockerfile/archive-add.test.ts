import { cases } from '../testing';
import { archiveAdd } from './archive-add';
import { dockerfile } from './language';

cases(archiveAdd, dockerfile, {
  fails: [
    'FROM debian:12\nCOPY ⟦packaged-app.tar⟧ /usr/src/app\nRUN tar -xf /usr/src/app/packaged-app.tar\n',
    'FROM debian:12\nCOPY ⟦m.tgz⟧ /m/\nRUN cd /m && tar --extract --file=x m.tgz\n',
    'FROM debian:12\nCOPY x ⟦/m/y.tar.gz⟧\nRUN gunzip /m/y.tar.gz\n',
  ],
  passes: [
    'FROM debian:12\nADD m.tgz /m/\nRUN tar xf /m/m.tgz\n',
    'FROM debian:12\nCOPY m.tgz /m/\n',
    'FROM debian:12 AS a\nCOPY m.tgz /m/\nFROM debian:12\nRUN tar -xf m.tgz\n',
    'FROM debian:12\nCOPY --from=a m.tgz /m/\nRUN tar -xf /m/m.tgz\n',
    'FROM debian:12\nCOPY m.tgz /m/\nRUN tar -cf /m/m.tgz x\n',
  ],
});
