/** What is used of a tree-sitter cursor. */
export interface Cursor {
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
  delete(): void;
}

/** A node of a script's syntax tree, by the names of tree-sitter-bash; offsets are into the script. */
export interface ShellNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** False for operators and other marks. */
  readonly named: boolean;
  readonly parent: ShellNode | undefined;
  readonly children: readonly ShellNode[];
}

/** Takes a tree out of the grammar's memory, and frees the cursor. */
export function readShellTree(cursor: Cursor): ShellNode {
  function read(parent: ShellNode | undefined): ShellNode {
    const children: ShellNode[] = [];
    const { nodeType: type, nodeIsNamed: named, startIndex: start, endIndex: end } = cursor;
    const node = { type, start, end, named, parent, children };
    if (cursor.gotoFirstChild()) {
      do children.push(read(node));
      while (cursor.gotoNextSibling());
      cursor.gotoParent();
    }
    return node;
  }
  try {
    return read(undefined);
  } finally {
    cursor.delete();
  }
}

/** A node and all below it, from left to right. */
export function nodesOf(node: ShellNode, nodes: ShellNode[] = []): readonly ShellNode[] {
  nodes.push(node);
  for (const child of node.children) nodesOf(child, nodes);
  return nodes;
}
