# A trie for completion and spelling, with counts at its nodes.
class Trie:
    __slots__ = ("children", "count", "word")

    def __init__(self):
        self.children = {}
        self.count = 0
        self.word = None

    def insert(self, word):
        node = self
        for letter in word:
            node.count += 1
            node = node.children.setdefault(letter, Trie())
        node.count += 1
        node.word = word

    def find(self, prefix):
        node = self
        for letter in prefix:
            if (node := node.children.get(letter)) is None:
                return None
        return node

    def __contains__(self, word):
        node = self.find(word)
        return node is not None and node.word is not None

    def __iter__(self):
        if self.word is not None:
            yield self.word
        for _, child in sorted(self.children.items()):
            yield from child

    def remove(self, word):
        if word not in self:
            raise KeyError(word)
        node = self
        for letter in word:
            node.count -= 1
            following = node.children[letter]
            if following.count == 1:
                del node.children[letter]
                return
            node = following
        node.count -= 1
        node.word = None

    def near(self, word, distance):
        """Words within an edit distance, by one row of the table for each node."""
        found = []

        def walk(node, letter, previous):
            row = [previous[0] + 1]
            for column, other in enumerate(word, 1):
                row.append(min(row[-1] + 1, previous[column] + 1, previous[column - 1] + (letter != other)))
            if row[-1] <= distance and node.word is not None:
                found.append((row[-1], node.word))
            if min(row) <= distance:
                for next_letter, child in node.children.items():
                    walk(child, next_letter, row)

        for letter, child in self.children.items():
            walk(child, letter, range(len(word) + 1))
        return sorted(found)


words = "car card care cared cars cat cast dog dogs do dot done zebra".split()
trie = Trie()
for w in words:
    trie.insert(w)
assert list(trie) == sorted(words) and trie.count == len(words)
print("care" in trie, "ca" in trie, "x" in trie, "" in trie)
for prefix in ("car", "do", "zeb", "q", ""):
    node = trie.find(prefix)
    print(f"{prefix!r:6}", node and node.count, list(node) if node else None)
print(trie.near("cart", 1), trie.near("dig", 2), trie.near("zzz", 1))
for w in ("card", "care", "zebra", "dog"):
    trie.remove(w)
    print(w, w in trie, trie.count)
try:
    trie.remove("card")
except KeyError as error:
    print("KeyError", error)
print(list(trie), sorted(trie.children))
