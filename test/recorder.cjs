// Preloaded into the built program: writes down which files and builtins it loads, in order, each once.
const Module = require('node:module');
const { relative } = require('node:path');
const fs = require('node:fs');

const root = `${process.env.RECORD_ROOT}/`;
const loaded = new Set();
const note = (name) => loaded.add(Module.isBuiltin(name) ? `node:${name.replace(/^node:/, '')}` : relative(root, name));

const load = Module._load;
Module._load = function (request, parent, ...rest) {
  note(Module.isBuiltin(request) ? request : Module._resolveFilename(request, parent, ...rest));
  return load.call(this, request, parent, ...rest);
};
const read = fs.readFileSync;
fs.readFileSync = (file, ...rest) => {
  if (/\/dist\/.*\.json$/.test(String(file))) note(String(file));
  return read(file, ...rest);
};
const builtin = process.getBuiltinModule;
process.getBuiltinModule = (name) => {
  note(name);
  return builtin.call(process, name);
};
process.on('exit', () => fs.writeFileSync(process.env.RECORD_TO, JSON.stringify([...loaded])));
