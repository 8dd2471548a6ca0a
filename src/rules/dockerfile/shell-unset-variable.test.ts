import { cases } from '../testing';
import { dockerfile } from './language';
import { shellUnsetVariable } from './shell-unset-variable';

cases(shellUnsetVariable, dockerfile, {
  fails: [
    'ARG v\nFROM debian\nRUN curl https://e.org/⟦$v⟧ && echo $v\n',
    'FROM debian\nRUN bash -c "for i in 1 2; do echo ⟦$i⟧; done"\n',
    'FROM debian\nRUN apk add ⟦$buildDeps⟧\n',
  ],
  passes: [
    'ARG v\nFROM debian\nARG v\nRUN echo $v $HOME $UNSET $http_proxy\n',
    'FROM debian AS a\nENV x=1\nFROM a\nRUN echo $x ${y:-1} ${z-} && [ -n "$w" ] && echo $w\n',
    'FROM debian\nRUN . ./env && echo $x\n',
    'FROM debian\nRUN for i in a; do echo $i; done; read -r l; echo $l; export q; echo $q; : ${d:=1}; echo $d\n',
    'FROM debian\nRUN echo \'$x\' && sed "s/\\$x//"\n',
    'FROM debian\nCMD echo $port\n',
  ],
});
