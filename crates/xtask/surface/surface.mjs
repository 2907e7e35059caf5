// JavaScript's public names, as TypeScript understands the declarations that a user of the package gets: one path a line.
//
//   node surface.mjs TYPESCRIPT PACKAGE
//
// `name` is a function or a constant, `Type:` a type, `Type.member` its member, `Type/case` a case of a union or an enum,
// `Type/case.field` its field. `=Type` says that a type is nothing but one of another's cases.

import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [compiler, folder] = process.argv.slice(2).map((path) => resolve(path));
const ts = createRequire(join(compiler, "package.json"))("typescript");

const options = {
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};
const { name: own } = createRequire(join(folder, "package.json"))("./package.json");
const { resolvedModule } = ts.resolveModuleName(own, join(folder, "user.mts"), options, ts.sys);
const program = ts.createProgram([resolvedModule.resolvedFileName], options);
const problems = ts.getPreEmitDiagnostics(program);
if (problems.length > 0) {
  throw new Error(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")).join("\n"));
}
const checker = program.getTypeChecker();
const source = program.getSourceFile(resolvedModule.resolvedFileName);
const names = new Set();

for (const exported of checker.getExportsOfModule(checker.getSymbolAtLocation(source))) {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const name = exported.name;
  if (symbol.flags & ts.SymbolFlags.Function) {
    names.add(name);
    continue;
  }
  if (symbol.flags & ts.SymbolFlags.Value) {
    value(name, symbol);
  }
  if (symbol.flags & ts.SymbolFlags.Type) {
    names.add(`${name}:`);
    type(name, checker.getDeclaredTypeOfSymbol(symbol));
  }
}
console.log([...names].sort().join("\n"));

/** The functions beside a type, or a class's own. */
function value(name, symbol) {
  const type = checker.getTypeOfSymbolAtLocation(symbol, source);
  if (checker.isArrayType(type) || checker.isTupleType(type) || type.flags & ts.TypeFlags.StringLike) {
    names.add(name);
    return;
  }
  names.add(`${name}:`);
  for (const property of checker.getPropertiesOfType(type)) {
    if (property.name !== "prototype" && ours(property)) {
      names.add(`${name}.${property.name}`);
    }
  }
}

/** An interface's members, a class's, a union's cases. */
function type(name, declared) {
  const parts = declared.isUnion() ? declared.types : [declared];
  // What a newer core may add to is no list of cases.
  if (parts.some((part) => part.isIntersection())) return;
  const tag = discriminant(parts);
  for (const part of parts) {
    if (part.isStringLiteral()) {
      names.add(`${name}/${part.value}`);
    } else if (part.flags & ts.TypeFlags.Object) {
      const literal = tag && checker.getTypeOfSymbolAtLocation(part.getProperty(tag), source);
      const path = literal ? `${name}/${literal.value}` : name;
      if (literal) {
        names.add(path);
        // The case's own name is not another type.
        if (part.symbol.flags & ts.SymbolFlags.Interface) names.add(`=${part.symbol.name}`);
      }
      for (const property of checker.getPropertiesOfType(part)) {
        if (property.name !== tag && ours(property)) names.add(`${path}.${property.name}`);
      }
    }
  }
}

/** The member that tells the cases of a union of objects apart. */
function discriminant(parts) {
  const objects = parts.filter((part) => part.flags & ts.TypeFlags.Object);
  if (objects.length < 2) return undefined;
  return objects[0].getProperties().find(({ name }) =>
    objects.every((part) => {
      const property = part.getProperty(name);
      return property && checker.getTypeOfSymbolAtLocation(property, source).isStringLiteral();
    }),
  )?.name;
}

/** Whether it is declared in the package: not what every `Error` has, nor a symbol's. */
function ours(property) {
  return !property.name.startsWith("__") && !property.name.startsWith("#") && property.declarations?.some((node) => node.getSourceFile().fileName.startsWith(folder));
}
