import { cases } from '../testing';
import { dockerfile } from './language';
import { unterminatedHeredoc } from './unterminated-heredoc';

cases(unterminatedHeredoc, dockerfile, {
  fails: [
    'FROM debian:12\nRUN ⟦<<EOF⟧\na\n',
    'FROM debian:12\nCOPY ⟦<<"A"⟧ /x\nb\n A\n',
    'FROM debian:12\nRUN cat <<A ⟦<<-B⟧\na\nA\n',
  ],
  passes: [
    'FROM debian:12\nRUN <<EOF\na\nEOF\nRUN <<-E\n\ta\n\tE\n',
    'FROM debian:12\nRUN a <<< b && echo "x <<EOF y" && $((1 << 2))\n',
    'FROM debian:12\nRUN ["a", "<<EOF"]\nCMD a <<EOF\n',
  ],
});
