import { cases } from '../testing';
import { dockerfile } from './language';
import { shellUnquotedVariable } from './shell-unquoted-variable';

cases(shellUnquotedVariable, dockerfile, {
  fails: [
    'FROM debian\nRUN v=$(uname -m) && curl -o x https://e.org/⟦$v⟧/⟦${v%a}⟧ > ⟦$v⟧\n',
    'FROM debian\nRUN cp ⟦$HOME⟧/x . && \\\n  # why\n  [ -f ⟦${UNK:-x}⟧ ] && wget ⟦$@⟧\n',
    'FROM debian\r\nRUN <<EOF\r\nx=`ls`\r\ncp ⟦$x⟧ y\r\nEOF\r\n',
    'FROM debian\nRUN while read -r l; do echo ⟦$l⟧; done < f; for i in $(ls); do cp ⟦$i⟧ x; done\n',
    'FROM debian\nRUN ["bash", "-c", "x=$(ls); rm ⟦$x⟧"]\n',
    'FROM debian\nONBUILD RUN rm ⟦$FOO⟧\n',
  ],
  passes: [
    'FROM debian\nARG A\nENV B=1\nRUN echo $A ${B} $https_proxy\n',
    "FROM debian\nRUN x=1 && y=$x && p='git curl' && apt-get install $p && echo $x $y $? $# ${#z} $((1+1))\n",
    'FROM debian\nRUN x=$(ls) && y=$x && case $x in a) ;; esac && echo "$x" ${y:+a} && z=$x cmd && for i in $x; do :; done\n',
    'FROM debian\nRUN $CMD a; for i in a b; do echo $i; done\n',
    'FROM debian\nSHELL ["bash", "-c"]\nRUN x=$(a); [[ -n $x ]] && cat <<< "$x"\n',
    'FROM debian\nCMD uvicorn app:app --port $PORT\n',
    'FROM mcr.microsoft.com/windows/servercore:1\nRUN echo $x\n',
    'FROM debian\n# hadolint shell=powershell\nRUN Get-X $env\n',
    'FROM debian\nSHELL ["pwsh", "-c"]\nRUN Get-X $env\n',
    'FROM debian\nRUN python - <<EOF\nprint($x)\nEOF\n',
  ],
  fixes: [
    { before: 'FROM a\nRUN rm x$F/y\n', after: 'FROM a\nRUN rm x"$F"/y\n' },
    { before: 'FROM a\nRUN ls $*\n', after: 'FROM a\nRUN ls "$@"\n' },
  ],
});
