// Takes the place of VS Code's native log module, which would have to be compiled on this machine.
const { appendFileSync } = require('node:fs');

const names = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.bare = false;
  }
  write(level, message) {
    if (level < this.level) return;
    const head = this.bare ? '' : `${new Date().toISOString()} [${names[level]}] `;
    try {
      appendFileSync(this.file, this.bare ? message : `${head}${message}\n`);
    } catch {
      // The folder may have been removed already when VS Code writes its last words.
    }
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  clearFormatters() {
    this.bare = true;
  }
  setPattern() {}
  flush() {}
  drop() {}
}
for (const [level, name] of names.entries()) {
  Logger.prototype[name] = function log(message) {
    this.write(level, message);
  };
}

const create = async (_name, file) => new Logger(file);
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.Logger = Logger;
