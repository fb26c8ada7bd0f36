__all__ = ["submodule"]
