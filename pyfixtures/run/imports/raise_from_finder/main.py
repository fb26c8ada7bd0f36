import sys
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "bad":
            raise ImportError("refused", name=name)
sys.meta_path.insert(0, Finder())
import bad
