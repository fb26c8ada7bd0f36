"""Binary, AVL and red-black trees: the mapping and set interface, slices, neighbours, removal in any order."""
# module: bintrees
import bintrees
from bintrees import AVLTree, BinaryTree, RBTree


def numbers(seed, count):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed // 65536 % 1000


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


def depth(node):
    return 0 if node is None else 1 + max(depth(node.left), depth(node.right))


print(bintrees.has_fast_tree_support(), sorted(n for n in vars(bintrees) if n[0].isupper()))
for cls in (BinaryTree, AVLTree, RBTree):
    tree = cls((n, str(n)) for n in numbers(7, 400))
    print(cls.__name__, len(tree), depth(tree._root), tree.min_item(), tree.max_item(), list(tree)[:10], tree.count)
    print(list(tree.items(reverse=True))[:5], list(tree.values())[:5], list(tree.keys(True))[-3:], 500 in tree, tree.get(5000, "none"))
    key = tree.min_key()
    while key is not None and key < 40:
        print(key, attempt(tree.succ_item, key), attempt(tree.prev_key, key), attempt(tree.floor_item, key + 1), attempt(tree.ceiling_key, key + 1))
        key = attempt(tree.succ_key, key)
    print(attempt(tree.succ_key, tree.max_key()), attempt(tree.prev_key, tree.min_key()), attempt(tree.floor_key, -1), attempt(tree.ceiling_item, 9999))
    print(list(tree[100:120]), list(tree.key_slice(900, None)), list(tree.item_slice(None, 12)), list(tree.value_slice(50, 60, reverse=True)), tree[:10], len(list(tree[3:300])))
    other = cls.from_keys(range(0, 1000, 7), "seven")
    for name in ("intersection", "union", "difference", "symmetric_difference", "is_subset", "is_superset", "is_disjoint"):
        result = getattr(tree, name)(other)
        print(name, result if isinstance(result, bool) else (len(result), list(result)[:8]))
    print(len(tree & other), len(tree | other), len(tree - other), len(tree ^ other), tree == tree.copy(), tree.copy() is tree)
    print(tree.nsmallest(3), tree.nlargest(3), tree.nsmallest(2, pop=True), tree.pop_max(), tree.pop_min(), tree.pop(tree.min_key()), attempt(tree.pop, -5), tree.pop(-5, "d"))
    print(tree.set_default(-1, "minus"), tree.set_default(-1, "again"), attempt(tree.remove, 12345), tree.discard(12345), attempt(tree.__getitem__, 1.5), attempt(tree.__setitem__, "a", 1))
    removed = 0
    for n in numbers(7, 300):
        if n in tree:
            del tree[n]
            removed += 1
            if removed % 40 == 0:
                print(len(tree), depth(tree._root), list(tree)[:4])
    order = []
    for how in (-1, 0, 1):
        tree.foreach(lambda k, v: order.append(k), how)
    print(order[:30], len(order), tree.is_empty(), bool(tree))
    tree.remove_items(list(tree)[5:15])
    del tree[100:500]
    small = cls({"k%d" % n: n for n in range(5)})
    small.update([("z", 26)], {"a": 1})
    print(small, repr(small), small.pop_item(), hash(frozenset(small)) == hash(frozenset(list(small))), sorted(small.__getstate__().items()) if hasattr(small, "__getstate__") else 0)
    tree.clear()
    print(len(tree), attempt(tree.min_item), attempt(tree.pop_item), attempt(tree.nlargest, 2), list(tree[1:2]), attempt(cls, [3]), attempt(cls, 1, 2))
